package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.ParagraphParser;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Headings that are underlined, and may span several lines. */
final class SetextHeading extends StartFactory {

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        if (indented(state) || !matched.getBlockParser().isParagraphParser()) {
            return BlockStart.none();
        }
        BasedSequence line = state.getLine();
        int level = level(line, state.getNextNonSpaceIndex());
        if (level == 0) {
            return BlockStart.none();
        }
        BlockContent paragraph = matched.getBlockParser().getBlockContent();
        int definitions = LinkDefinitions.linesOf(state, paragraph);
        if (definitions == paragraph.getLineCount()) {
            return BlockStart.none();
        }
        BasedSequence text =
                CommonMarkInlines.unindented(paragraph.getLines().subList(definitions, paragraph.getLineCount()));
        Title title = new Title(level, HeadingAttributes.read(text.trim()), state.getLineNumber());
        title.setChars(paragraph.getLine(definitions));
        LineParser heading = new LineParser(title);
        BlockStart start =
                definitions == 0 ? BlockStart.of(heading) : BlockStart.of(paragraphOf(paragraph, definitions), heading);
        return start.atIndex(line.length()).replaceActiveBlockParser();
    }

    // spec: A setext heading underline is a sequence of = characters or a sequence of - characters, with no more than
    // 3 spaces of indentation and any number of trailing spaces or tabs.
    private static int level(CharSequence line, int index) {
        char marker = line.charAt(index);
        if (marker != '=' && marker != '-') {
            return 0;
        }
        return skipSpaces(line, skip(marker, line, index)) == line.length() ? (marker == '=' ? 1 : 2) : 0;
    }

    /** The lines before stay a paragraph: definitions among them have their turn in document order. */
    static ParagraphParser paragraphOf(BlockContent content, int lines) {
        ParagraphParser parser = new ParagraphParser();
        for (int i = 0; i < lines; i++) {
            parser.getBlockContent()
                    .add(content.getLine(i), content.getLineIndents().get(i));
        }
        return parser;
    }
}
