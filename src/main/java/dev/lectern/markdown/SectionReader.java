package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
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
    private final MdastWriter mdast = new MdastWriter();
    private final List<Diagnostic> diagnostics;

    SectionReader(
            SourceText source,
            Document document,
            List<Outline.Part> parts,
            List<ParsedCodeBlock> codeBlocks,
            LessonText text,
            List<Diagnostic> diagnostics) {
        this.source = source;
        this.text = text;
        this.document = document;
        this.parts = parts;
        this.codeLines = new int[parts.size() + 1];
        codeBlocks.forEach(block -> codeLines[block.section()] += block.lines());
        this.markup = new MarkupReader(document, new HiddenLines(text.dialect()));
        this.diagnostics = diagnostics;
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
            String id = part.title() == null ? "" : part.title().id();
            boolean free = id.isEmpty() || anchors.reserve(id);
            given.add(free ? id : "");
        }
        for (int i = 0; i < given.size(); i++) {
            Outline.Part part = parts.get(i);
            if (part.title() == null || !given.get(i).isEmpty()) {
                continue;
            }
            String id = part.title().id();
            if (id.isEmpty()) {
                given.set(i, anchors.generate(PlainText.inline(headings.get(i).children())));
            } else {
                given.set(i, anchors.unique(id));
                duplicate(part, id, given.get(i));
            }
        }
        return given;
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
                HtmlWriter.of(blocks, footnotes),
                source.lines(part.bodyLine(), part.endLine()),
                PlainText.of(withNotes),
                mdast.write(withNotes));
        String prose = PlainText.prose(withNotes);
        int words = WordCount.of(headingBody.text()) + WordCount.of(prose);
        int lines = codeLines[position];
        return new ParsedSection(
                position,
                part.parent(),
                part.level(),
                anchor,
                part.title() != null && !part.title().id().isEmpty(),
                headingBody,
                body,
                prose,
                text.sourceLine(part.startLine()),
                text.sourceLine(part.endLine()),
                words,
                lines,
                body.markdown().isBlank() ? 0 : WordCount.minutes(words, lines));
    }

    private Body heading(Outline.Part part, Markup.Heading heading, Footnotes footnotes) {
        return new Body(
                HtmlWriter.inline(heading.children(), footnotes),
                source.lines(part.startLine(), part.bodyLine() - 1),
                PlainText.inline(heading.children()),
                mdast.write(List.of(heading)));
    }
}
