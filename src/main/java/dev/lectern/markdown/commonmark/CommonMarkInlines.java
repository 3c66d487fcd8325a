package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import com.vladsch.flexmark.util.sequence.SegmentedSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Inline parsing, with link reference definitions as the specification has them. */
final class CommonMarkInlines extends GuardedInlines {

    CommonMarkInlines(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData linkReferences,
            List<InlineParserExtensionFactory> extensions) {
        super(options, specialCharacters, delimiterCharacters, delimiterProcessors, linkReferences, extensions);
    }

    // spec: The paragraph's raw content is formed by concatenating the lines and removing initial and final spaces or
    // tabs.
    @Override
    public void parse(BasedSequence content, Node block) {
        super.parse(block instanceof Paragraph paragraph ? unindented(paragraph.getContentLines()) : content, block);
    }

    /** The lines as one text, each without the spaces and tabs it begins with. */
    static BasedSequence unindented(List<BasedSequence> lines) {
        if (lines.isEmpty()) {
            return BasedSequence.NULL;
        }
        List<BasedSequence> stripped = new ArrayList<>(lines.size());
        for (BasedSequence line : lines) {
            stripped.add(line.subSequence(StartFactory.skipSpaces(line, 0)));
        }
        return stripped.size() == 1 ? stripped.get(0) : SegmentedSequence.create(stripped.get(0), stripped);
    }

    // spec: Spaces at the end of the line and beginning of the next line are removed.
    @Override
    public boolean parseNewline() {
        boolean parsed = super.parseNewline();
        skipSpaces();
        return parsed;
    }

    @Override
    protected boolean parseBackslash() {
        boolean parsed = super.parseBackslash();
        if (index > 0 && input.charAt(index - 1) == '\n') {
            skipSpaces();
        }
        return parsed;
    }

    private void skipSpaces() {
        index = StartFactory.skipSpaces(input, index);
    }

    /** Takes the definitions off the start of {@code block}: all of it is answered by its length, else 0. */
    @Override
    public int preProcessBlock(Paragraph block, ParserState state) {
        List<BasedSequence> lines = block.getContentLines();
        LinkDefinitions found = LinkDefinitions.of(lines, guard(state));
        int definitions = found.lines();
        if (definitions == 0) {
            return 0;
        }
        for (LinkDefinitions.Definition definition : found.found()) {
            referenceRepository.put(Escaping.normalizeReference(definition.label(), true), reference(definition));
        }
        if (definitions == lines.size()) {
            return block.getChars().length();
        }
        block.setContent(block, definitions, lines.size());
        return 0;
    }

    /** A reference whose characters are a text of their own: it may have been spread over the lines of a quote. */
    private static Reference reference(LinkDefinitions.Definition definition) {
        String label = "[" + definition.label() + "]:";
        String url = "<" + definition.url() + ">";
        BasedSequence chars = BasedSequence.of(label + url + "\"" + definition.title() + "\"");
        int urlEnd = label.length() + url.length();
        return new Reference(
                chars.subSequence(0, label.length()),
                chars.subSequence(label.length(), urlEnd),
                chars.subSequence(urlEnd));
    }
}
