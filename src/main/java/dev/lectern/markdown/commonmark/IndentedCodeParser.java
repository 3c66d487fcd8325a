package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Indented code blocks. */
final class IndentedCodeParser extends AbstractBlockParser {

    private final CodeText block;
    private final StringBuilder literal = new StringBuilder();
    private int textEnd;

    private IndentedCodeParser(ParserState state) {
        this.block = new CodeText(false, state.getLineNumber());
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (StartFactory.indented(state)) {
            return BlockContinue.atColumn(state.getColumn() + StartFactory.CODE_INDENT);
        }
        return state.isBlank() ? BlockContinue.atIndex(state.getNextNonSpaceIndex()) : BlockContinue.none();
    }

    // spec: Blank lines preceding or following an indented code block are not included in it.
    @Override
    public void addLine(ParserState state, BasedSequence line) {
        literal.append(line.trimEOL()).append('\n');
        if (StartFactory.skipSpaces(line, 0) < line.length() - line.eolEndLength()) {
            textEnd = literal.length();
            block.endsAt(state.getLineNumber());
        }
    }

    @Override
    public void closeBlock(ParserState state) {
        block.holds("", literal.substring(0, textEnd));
    }

    static final class Start extends StartFactory {
        // spec: An indented code block cannot interrupt a paragraph.
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (!indented(state)
                    || state.isBlank()
                    || state.getActiveBlockParser().getBlock() instanceof Paragraph) {
                return BlockStart.none();
            }
            return BlockStart.of(new IndentedCodeParser(state)).atColumn(state.getColumn() + CODE_INDENT);
        }
    }
}
