package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** A block that was complete with the line that started it: a heading, a thematic break or the end of a div. */
final class LineParser extends AbstractBlockParser {

    private final Block block;

    LineParser(Block block) {
        this.block = block;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.none();
    }

    @Override
    public void closeBlock(ParserState state) {
        // it was made whole
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        if (block instanceof Title title) {
            inlines.parse(title.text(), title);
        }
    }
}
