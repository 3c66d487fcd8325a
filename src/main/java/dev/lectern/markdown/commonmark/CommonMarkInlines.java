package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
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
final class CommonMarkInlines extends CommonmarkInlineParser {

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
        int definitions = LinkDefinitions.linesOf(lines);
        if (definitions == 0) {
            return 0;
        }
        PlacedReference.Lines places = new PlacedReference.Lines(lines.subList(0, definitions));
        for (LinkDefinitions.Definition definition :
                LinkDefinitions.of(LinkDefinitions.text(lines.subList(0, definitions)))) {
            referenceRepository.put(
                    Escaping.normalizeReference(definition.label(), true),
                    PlacedReference.of(definition, places.offset(definition.urlStart())));
        }
        if (definitions == lines.size()) {
            return block.getChars().length();
        }
        block.setContent(block, definitions, lines.size());
        return 0;
    }
}
