package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Fenced divs. */
final class DivParser extends ContainerParser {

    private static final int MIN_COLONS = 3;

    private final Div block;

    private DivParser(Div block) {
        super(block);
        this.block = block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return block.closed() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    /** Whether the line closes a div that is open at {@code block}. */
    static boolean closedAt(Block block, ParserState state) {
        int end = fenceEnd(state);
        return end > 0
                && StartFactory.skipSpaces(state.getLine(), end)
                        == state.getLine().length()
                && Div.openAround(block) != null;
    }

    /** Index after the colons that the line begins with, or 0. */
    private static int fenceEnd(ParserState state) {
        int start = state.getNextNonSpaceIndex();
        int end = StartFactory.skip(':', state.getLine(), start);
        return end - start < MIN_COLONS || StartFactory.indented(state) ? 0 : end;
    }

    static final class Start extends StartFactory {
        // Pandoc: Fences without attributes are always closing fences. Unlike with fenced code blocks, the number of
        // colons in the closing fence need not match the number in the opening fence.
        //
        // Docusaurus nests by more colons outside and wants as many in the closing fence as in the opening one, The
        // Carpentries write any number: where every div is closed, the innermost one is meant in all three.
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int end = fenceEnd(state);
            if (end == 0) {
                return BlockStart.none();
            }
            BasedSequence line = state.getLine();
            Block around = matched.getBlockParser().getBlock();
            if (closedAt(around, state)) {
                Div.openAround(around).close();
                return BlockStart.of(new LineParser(new DivEnd())).atIndex(line.length());
            }
            Div div = NamedContainer.fitsIn(around)
                    ? DivOpening.read(line.subSequence(state.getNextNonSpaceIndex()), line.subSequence(end))
                    : null;
            return div == null
                    ? BlockStart.none()
                    : BlockStart.of(new DivParser(div)).atIndex(line.length());
        }
    }
}
