package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import dev.lectern.markdown.limits.Guard;
import java.util.List;

/** Every kind of block in the order in which the specification tries them, and ours where they can't be mistaken. */
final class BlockStarts extends StartFactory {

    private static final List<StartFactory> IN_ORDER = List.of(
            new QuoteParser.Start(),
            new AlertStart(),
            new AtxHeading(),
            new FenceParser.Start(),
            new HtmlParser.Start(),
            new SetextHeading(),
            new TableStart(),
            new RuleParser.Start(),
            new NoteParser.Start(),
            new DivParser.Start(),
            new AdmonitionParser.Start(),
            new ListStart(),
            new IndentedCodeParser.Start());

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        Guard guard = GuardedInlines.guard(state);
        guard.atLine(state.getLineNumber());
        guard.depth(state.getActiveBlockParsers().size() - 1);
        for (StartFactory start : IN_ORDER) {
            BlockStart found = start.tryStart(state, matched);
            if (found != BlockStart.none()) {
                return found;
            }
        }
        return BlockStart.none();
    }
}
