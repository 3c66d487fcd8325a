package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;

/** Block quotes. */
final class QuoteParser extends ContainerParser {

    /** @param block a {@link Quote} or an {@link Alert} */
    QuoteParser(Container block) {
        super(block);
    }

    @Override
    public boolean isPropagatingLastBlankLine(BlockParser lastMatched) {
        return false;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return marker(state) ? BlockContinue.atColumn(contentColumn(state)) : BlockContinue.none();
    }

    private static boolean marker(ParserState state) {
        int index = state.getNextNonSpaceIndex();
        return !StartFactory.indented(state)
                && index < state.getLine().length()
                && state.getLine().charAt(index) == '>';
    }

    // spec: A block quote marker consists of the character > together with a following space of indentation, or a
    // single character > not followed by a space of indentation.
    private static int contentColumn(ParserState state) {
        int afterMarker = state.getColumn() + state.getIndent() + 1;
        int next = state.getNextNonSpaceIndex() + 1;
        boolean space = StartFactory.skipSpaces(state.getLine(), next) > next;
        return space ? afterMarker + 1 : afterMarker;
    }

    static final class Start extends StartFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            return marker(state)
                    ? BlockStart.of(new QuoteParser(new Quote())).atColumn(contentColumn(state))
                    : BlockStart.none();
        }
    }
}
