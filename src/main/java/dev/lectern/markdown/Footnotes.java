package dev.lectern.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.util.ast.Document;
import dev.lectern.markdown.commonmark.LinkLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The footnotes that one section uses, numbered from 1 in the order of their first reference. */
final class Footnotes {

    static final Footnotes NONE = new Footnotes("", Map.of(), Map.of());

    private final String prefix;
    private final Map<String, Markup.FootnoteDefinition> definitions;
    private final Map<Markup, Boolean> firstReferences;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Footnotes(
            String prefix, Map<String, Markup.FootnoteDefinition> definitions, Map<Markup, Boolean> firstReferences) {
        this.prefix = prefix;
        this.definitions = definitions;
        this.firstReferences = firstReferences;
        definitions.keySet().forEach(label -> numbers.put(label, numbers.size() + 1));
    }

    /** The footnotes that {@code nodes}, which stand under {@code anchor}, use, and those that these use in turn. */
    static Footnotes of(List<Markup> nodes, String anchor, Document document, MarkupReader reader) {
        if (FootnoteExtension.FOOTNOTES.get(document).isEmpty()) {
            return NONE;
        }
        Map<String, Markup.FootnoteDefinition> found = new LinkedHashMap<>();
        Map<Markup, Boolean> firstReferences = new IdentityHashMap<>();
        List<List<Markup>> open = new ArrayList<>(List.of(nodes));
        for (int i = 0; i < open.size(); i++) {
            for (Markup.FootnoteReference reference : references(open.get(i))) {
                if (!found.containsKey(reference.label())) {
                    firstReferences.put(reference, true);
                    Markup.FootnoteDefinition definition = definition(reference.label(), document, reader);
                    found.put(reference.label(), definition);
                    open.add(definition.children());
                }
            }
        }
        return new Footnotes(anchor.isEmpty() ? "" : anchor + "-", found, firstReferences);
    }

    private static Markup.FootnoteDefinition definition(String label, Document document, MarkupReader reader) {
        FootnoteBlock block = FootnoteExtension.FOOTNOTES.get(document).get(LinkLabels.key(label));
        return new Markup.FootnoteDefinition(label, reader.children(block));
    }

    private static List<Markup.FootnoteReference> references(List<Markup> nodes) {
        List<Markup.FootnoteReference> found = new ArrayList<>();
        collect(nodes, found);
        return found;
    }

    private static void collect(List<Markup> nodes, List<Markup.FootnoteReference> found) {
        for (Markup node : nodes) {
            if (node instanceof Markup.FootnoteReference reference) {
                found.add(reference);
            } else if (node instanceof Markup.Parent parent) {
                collect(parent.children(), found);
            }
        }
    }

    /** In the order of their numbers. */
    List<Markup> definitions() {
        return new ArrayList<>(definitions.values());
    }

    int number(String label) {
        return numbers.getOrDefault(label, 0);
    }

    /** Whether {@code reference} is the one that the way back from the footnote leads to. */
    boolean firstReference(Markup.FootnoteReference reference) {
        return firstReferences.containsKey(reference);
    }

    /** What ids for {@code label} end in: unique in the lesson, whose sections may be shown on one page. */
    String anchor(String label) {
        return (prefix + label).replaceAll("[^\\p{L}\\p{M}\\p{N}_-]", "-");
    }
}
