package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Fenced code blocks. */
final class FenceParser extends AbstractBlockParser {

    private final char marker;
    private final int length;
    private final int indent;
    private final CodeText block;
    private final StringBuilder literal = new StringBuilder();
    private String info;

    private FenceParser(char marker, int length, ParserState state) {
        this.marker = marker;
        this.length = length;
        this.indent = state.getIndent();
        this.block = new CodeText(true, state.getLineNumber());
    }

    @Override
    public Block getBlock() {
        return block;
    }

    // spec: The closing code fence may be preceded by up to three spaces of indentation, and may be followed only by
    // spaces or tabs [and is] at least as long as the opening code fence.
    @Override
    public BlockContinue tryContinue(ParserState state) {
        BasedSequence line = state.getLine();
        int start = state.getNextNonSpaceIndex();
        if (!StartFactory.indented(state)) {
            int end = StartFactory.skip(marker, line, start);
            if (end - start >= length && StartFactory.skipSpaces(line, end) == line.length()) {
                block.endsAt(state.getLineNumber());
                return BlockContinue.finished();
            }
        }
        // spec: If the opening fence is indented N spaces, then up to N spaces of indentation are removed from each
        // line of the content (if present).
        int index = state.getIndex();
        for (int i = indent; i > 0 && index < line.length() && line.charAt(index) == ' '; i--) {
            index++;
        }
        return BlockContinue.atIndex(index);
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        block.endsAt(state.getLineNumber());
        if (info == null) {
            info = AtxHeading.spaceTrimmed(line.trimEOL()).toString();
            return;
        }
        literal.append(line.trimEOL()).append('\n');
    }

    @Override
    public boolean isPropagatingLastBlankLine(BlockParser lastMatched) {
        return false;
    }

    @Override
    public void closeBlock(ParserState state) {
        block.holds(info == null ? "" : info, literal.toString());
    }

    static final class Start extends StartFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (indented(state)) {
                return BlockStart.none();
            }
            BasedSequence line = state.getLine();
            int start = state.getNextNonSpaceIndex();
            char marker = line.charAt(start);
            if (marker != '`' && marker != '~') {
                return BlockStart.none();
            }
            int end = skip(marker, line, start);
            // spec: Info strings for backtick code blocks cannot contain backticks.
            if (end - start < 3 || marker == '`' && line.indexOf('`', end) >= 0) {
                return BlockStart.none();
            }
            return BlockStart.of(new FenceParser(marker, end - start, state)).atIndex(end);
        }
    }
}
