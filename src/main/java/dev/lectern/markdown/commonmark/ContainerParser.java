package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** A parser of blocks that hold any others. */
abstract class ContainerParser extends AbstractBlockParser {

    private final Block block;

    ContainerParser(Block block) {
        this.block = block;
    }

    @Override
    public final Block getBlock() {
        return block;
    }

    @Override
    public final boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        return true;
    }

    @Override
    public void closeBlock(ParserState state) {
        // a container keeps no text of its own
    }

    @Override
    public final void parseInlines(InlineParser inlines) {
        if (block instanceof NamedContainer named) {
            named.parseTitle(inlines);
        }
    }
}
