package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
import dev.lectern.markdown.limits.Guard;
import java.util.ArrayList;
import java.util.List;

/** Turns the parts of an outline into sections, in every format. */
final class SectionReader {

    private final SourceText source;
    private final LessonText text;
    private final Document document;
    private final List<Outline.Part> parts;
    private final int[] codeLines;
    private final MarkupReader markup;
    private final MdastWriter mdast;
    private final LinkReader links;
    private final List<Diagnostic> diagnostics;
    private final Guard guard;

    SectionReader(
            SourceText source,
            Document document,
            List<Outline.Part> parts,
            List<ParsedCodeBlock> codeBlocks,
            LessonText text,
            LinkReader links,
            List<Diagnostic> diagnostics,
            Guard guard) {
        this.source = source;
        this.text = text;
        this.document = document;
        this.parts = parts;
        this.codeLines = new int[parts.size() + 1];
        codeBlocks.forEach(block -> codeLines[block.section()] += block.lines());
        this.markup = new MarkupReader(new HiddenLines(text.dialect()));
        this.links = links;
        this.mdast = new MdastWriter(guard);
        this.diagnostics = diagnostics;
        this.guard = guard;
    }

    List<ParsedSection> read() {
        List<Markup.Heading> headings = new ArrayList<>();
        for (Outline.Part part : parts) {
            headings.add(part.title() == null ? null : markup.heading(part.title()));
        }
        List<String> anchors = anchors(headings);
        List<ParsedSection> sections = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            sections.add(section(i + 1, parts.get(i), headings.get(i), anchors.get(i)));
        }
        return sections;
    }

    private List<String> anchors(List<Markup.Heading> headings) {
        Anchors anchors = new Anchors();
        List<String> given = new ArrayList<>();
        for (Outline.Part part : parts) {
            String id = id(part);
            boolean free = id.isEmpty() || anchors.reserve(id);
            given.add(free ? id : "");
        }
        for (int i = 0; i < given.size(); i++) {
            Outline.Part part = parts.get(i);
            if (part.title() == null || !given.get(i).isEmpty()) {
                continue;
            }
            String id = id(part);
            if (id.isEmpty()) {
                given.set(i, anchors.generate(PlainText.inline(headings.get(i).children())));
            } else {
                given.set(i, anchors.unique(id));
                duplicate(part, id, given.get(i));
            }
        }
        return given;
    }

    /** The anchor that the author asks for, empty for none. */
    private static String id(Outline.Part part) {
        return part.title() == null ? "" : Anchors.visible(part.title().id());
    }

    private void duplicate(Outline.Part part, String id, String instead) {
        diagnostics.add(Diagnostics.warning(
                Diagnostics.DUPLICATE_ANCHOR,
                part.startLine(),
                1,
                "The anchor {#%s} was already given to a heading before; this one got '%s'".formatted(id, instead),
                "Give every heading an anchor of its own"));
    }

    private ParsedSection section(int position, Outline.Part part, Markup.Heading heading, String anchor) {
        guard.atOffset(part.title() == null ? 0 : part.title().getStartOffset());
        List<Markup> blocks = markup.blocks(part.first(), part.end());
        List<Markup> all = new ArrayList<>(blocks);
        if (heading != null) {
            all.add(0, heading);
        }
        Footnotes footnotes = Footnotes.of(all, anchor, document, markup);
        List<Markup> withNotes = new ArrayList<>(blocks);
        withNotes.addAll(footnotes.definitions());

        Body headingBody = heading == null ? Body.EMPTY : heading(part, heading, footnotes);
        Body body = new Body(
                HtmlWriter.of(blocks, footnotes, guard),
                source.lines(part.bodyLine(), part.endLine()),
                PlainText.of(withNotes),
                mdast.write(withNotes));
        guard.write(headingBody.characters() + body.characters());
        String prose = PlainText.prose(withNotes);
        int words = WordCount.of(headingBody.text()) + WordCount.of(prose);
        int lines = codeLines[position];
        ParsedSection section = new ParsedSection(
                position,
                part.parent(),
                part.level(),
                anchor,
                !id(part).isEmpty(),
                headingBody,
                body,
                prose,
                text.sourceLine(part.startLine()),
                text.sourceLine(part.endLine()),
                words,
                lines,
                body.markdown().isBlank() ? 0 : WordCount.minutes(words, lines));
        all.addAll(footnotes.definitions());
        links.read(section, part.startLine(), all);
        return section;
    }

    private Body heading(Outline.Part part, Markup.Heading heading, Footnotes footnotes) {
        return new Body(
                HtmlWriter.inline(heading.children(), footnotes, guard),
                source.lines(part.startLine(), part.bodyLine() - 1),
                PlainText.inline(heading.children()),
                mdast.write(List.of(heading)));
    }
}
