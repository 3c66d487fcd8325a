package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Admonitions of Python-Markdown and MkDocs. What belongs to one is indented by four columns. */
final class AdmonitionParser extends ContainerParser {

    private AdmonitionParser(Admonition block) {
        super(block);
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

    static final class Start extends StartFactory {
        // As plain Markdown the line is text, so it does not interrupt a paragraph.
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            BasedSequence line = state.getLine();
            int start = state.getNextNonSpaceIndex();
            if (indented(state)
                    || AdmonitionOpening.MARKS.indexOf(line.charAt(start)) < 0
                    || matched.getBlockParser().isParagraphParser()
                    || !NamedContainer.fitsIn(matched.getBlockParser().getBlock())) {
                return BlockStart.none();
            }
            Admonition found = AdmonitionOpening.read(line.subSequence(start));
            return found == null
                    ? BlockStart.none()
                    : BlockStart.of(new AdmonitionParser(found)).atIndex(line.length());
        }
    }
}
