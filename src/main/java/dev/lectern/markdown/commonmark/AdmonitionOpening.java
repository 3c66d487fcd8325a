package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the line that opens an admonition: <code>!!! kind class "Title"</code>, or one that folds. */
final class AdmonitionOpening {

    /** What it may begin with. */
    static final String MARKS = "!?";

    private static final String PLAIN = "!!!";
    private static final String FOLDED = "???";
    private static final String UNFOLDED = "???+";

    private AdmonitionOpening() {}

    /** The admonition that {@code line} opens, else null. */
    static Admonition read(BasedSequence line) {
        int mark = line.startsWith(UNFOLDED) ? UNFOLDED.length() : PLAIN.length();
        if (!line.startsWith(PLAIN) && !line.startsWith(FOLDED)) {
            return null;
        }
        BasedSequence rest = AtxHeading.spaceTrimmed(line.subSequence(mark));
        BasedSequence title = BasedSequence.EMPTY;
        int quote = rest.indexOf('"');
        if (quote > 0 && quote < rest.length() - 1 && rest.endsWith("\"")) {
            title = AtxHeading.spaceTrimmed(rest.subSequence(quote + 1, rest.length() - 1));
            rest = AtxHeading.spaceTrimmed(rest.subSequence(0, quote));
        }
        List<String> names = names(rest);
        if (names.isEmpty()) {
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        if (names.size() > 1) {
            attributes.put("class", String.join(" ", names.subList(1, names.size())));
        }
        if (line.startsWith(FOLDED)) {
            attributes.put(NamedContainer.COLLAPSE, String.valueOf(!line.startsWith(UNFOLDED)));
        }
        return new Admonition(line, names.get(0), title, attributes);
    }

    /** The names that make up {@code text}, separated by spaces; none when it holds anything else. */
    private static List<String> names(BasedSequence text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = NamedContainer.nameEnd(text, start);
            int next = StartFactory.skipSpaces(text, end);
            if (end == start || next == end && next < text.length()) {
                return List.of();
            }
            names.add(text.subSequence(start, end).toString());
            start = next;
        }
        return names;
    }
}
