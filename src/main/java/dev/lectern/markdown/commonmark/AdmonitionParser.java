package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** Admonitions of Python-Markdown and MkDocs. What belongs to one is indented by four columns. */
final class AdmonitionParser extends AbstractBlockParser {

    private final Admonition block;

    private AdmonitionParser(Admonition block) {
        this.block = block;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return StartFactory.indented(state)
                ? BlockContinue.atColumn(state.getColumn() + StartFactory.CODE_INDENT)
                : BlockContinue.none();
    }

    @Override
    public void closeBlock(ParserState state) {
        // a container keeps no text of its own
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        block.parseTitle(inlines);
    }

    static final class Start extends StartFactory {
        // As plain Markdown the line is text, so it does not interrupt a paragraph.
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            Block around = matched.getBlockParser().getBlock();
            if (indented(state) || matched.getBlockParser().isParagraphParser() || !NamedContainer.fitsIn(around)) {
                return BlockStart.none();
            }
            Admonition found = AdmonitionOpening.read(state.getLine().subSequence(state.getNextNonSpaceIndex()));
            return found == null
                    ? BlockStart.none()
                    : BlockStart.of(new AdmonitionParser(found))
                            .atIndex(state.getLine().length());
        }
    }
}
