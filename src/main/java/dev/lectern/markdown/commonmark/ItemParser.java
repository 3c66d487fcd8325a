package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** List items. */
final class ItemParser extends ContainerParser {

    private final Item block;
    private final int contentIndent;
    private boolean hadBlankLine;

    /** @param contentIndent columns that a line must be indented by to belong to the item */
    ItemParser(int contentIndent) {
        this(new Item(), contentIndent);
    }

    private ItemParser(Item block, int contentIndent) {
        super(block);
        this.block = block;
        this.contentIndent = contentIndent;
    }

    // spec: [A list is loose] if any of its constituent list items directly contain two block-level elements with a
    // blank line between them.
    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        if (hadBlankLine && block.getParent() instanceof ItemList list) {
            list.loosen();
        }
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            // spec: A list item can begin with at most one blank line.
            if (block.getFirstChild() == null) {
                return BlockContinue.none();
            }
            Block active = state.getActiveBlockParser().getBlock();
            hadBlankLine = active instanceof Paragraph || active instanceof Item;
            return BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() >= contentIndent
                ? BlockContinue.atColumn(state.getColumn() + contentIndent)
                : BlockContinue.none();
    }
}
