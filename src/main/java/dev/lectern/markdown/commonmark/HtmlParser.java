package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/** HTML blocks. */
final class HtmlParser extends AbstractBlockParser {

    private final RawHtml block = new RawHtml();
    private final HtmlStart kind;
    private final StringBuilder literal = new StringBuilder();
    private final List<Integer> lineOffsets = new ArrayList<>();
    private boolean finished;

    private HtmlParser(HtmlStart kind) {
        this.kind = kind;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isRawText() {
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        // a line of colons would otherwise be taken for HTML where no blank line comes before it
        if (finished || kind.endsAtBlankLine() && (state.isBlank() || DivParser.closedAt(block, state))) {
            return BlockContinue.none();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        String text = line.trimEOL().toString();
        if (!literal.isEmpty()) {
            literal.append('\n');
        }
        literal.append(text);
        lineOffsets.add(line.getStartOffset());
        finished = kind.endsIn(text);
    }

    @Override
    public void closeBlock(ParserState state) {
        block.holds(literal.toString(), lineOffsets);
    }

    static final class Start extends StartFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int start = state.getNextNonSpaceIndex();
            if (indented(state) || state.getLine().charAt(start) != '<') {
                return BlockStart.none();
            }
            boolean inParagraph = matched.getBlockParser().isParagraphParser()
                    || state.getActiveBlockParser().getBlock() instanceof Paragraph;
            HtmlStart kind = HtmlStart.of(state.getLine().subSequence(start).toString(), inParagraph);
            return kind == null
                    ? BlockStart.none()
                    : BlockStart.of(new HtmlParser(kind)).atIndex(state.getIndex());
        }
    }
}
