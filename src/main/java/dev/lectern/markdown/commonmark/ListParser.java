package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** Lists. They have no marker of their own: their items decide whether a line belongs to them. */
final class ListParser extends AbstractBlockParser {

    private final ItemList block;
    private boolean hadBlankLine;
    private int linesAfterBlank;

    ListParser(ItemList block) {
        this.block = block;
    }

    @Override
    public ItemList getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    // spec: A list is loose if any of its constituent list items are separated by blank lines.
    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        if (!(child instanceof Item)) {
            return false;
        }
        if (hadBlankLine && linesAfterBlank == 1) {
            block.loosen();
            hadBlankLine = false;
        }
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            hadBlankLine = true;
            linesAfterBlank = 0;
        } else if (hadBlankLine) {
            linesAfterBlank++;
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void closeBlock(ParserState state) {
        // a container keeps no text of its own
    }
}
