package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;

/**
 * Alerts: a block quote that begins with {@code [!NOTE]}. GitHub has five kinds of them and no titles, Obsidian has any
 * kind, a title after it, and a sign between the two that folds it.
 */
final class AlertStart extends StartFactory {

    private static final String MARKER = "[!";

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        int start = state.getNextNonSpaceIndex();
        if (indented(state)
                || !line.matchChars(MARKER, start)
                || !(matched.getBlockParser().getBlock() instanceof Quote quote)
                || quote.hasChildren()
                || !NamedContainer.fitsIn(quote)) {
            return BlockStart.none();
        }
        int kindStart = start + MARKER.length();
        int kindEnd = NamedContainer.nameEnd(line, kindStart);
        if (kindEnd == kindStart || line.safeCharAt(kindEnd) != ']') {
            return BlockStart.none();
        }
        char fold = line.safeCharAt(kindEnd + 1);
        boolean folds = fold == '-' || fold == '+';
        int end = folds ? kindEnd + 2 : kindEnd + 1;
        if (end < line.length() && skipSpaces(line, end) == end) {
            return BlockStart.none();
        }
        Alert alert = new Alert(
                line.subSequence(start),
                line.subSequence(kindStart, kindEnd),
                AtxHeading.spaceTrimmed(line.subSequence(end)),
                folds ? Map.of(NamedContainer.COLLAPSE, String.valueOf(fold == '-')) : Map.of());
        return BlockStart.of(new QuoteParser(alert)).atIndex(line.length()).replaceActiveBlockParser();
    }
}
