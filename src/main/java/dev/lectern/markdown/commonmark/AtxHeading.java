package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Headings that start with number signs. */
final class AtxHeading extends StartFactory {

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        int start = state.getNextNonSpaceIndex();
        int afterMarker = skip('#', line, start);
        int level = afterMarker - start;
        if (indented(state) || level < 1 || level > 6) {
            return BlockStart.none();
        }
        // spec: The opening sequence of # characters must be followed by spaces or tabs, or by the end of line.
        if (skipSpaces(line, afterMarker) == afterMarker && afterMarker < line.length()) {
            return BlockStart.none();
        }
        HeadingAttributes content = HeadingAttributes.read(withoutClosing(spaceTrimmed(line.subSequence(afterMarker))));
        HeadingAttributes inner = content.found() ? content.with(withoutClosing(content.text())) : content;
        Title title = new Title(level, inner, state.getLineNumber());
        title.setChars(line.subSequence(start));
        return BlockStart.of(new LineParser(title)).atIndex(line.length());
    }

    // spec: The optional closing sequence of #s must be preceded by spaces or tabs and may be followed by spaces or
    // tabs only.
    private static BasedSequence withoutClosing(BasedSequence text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        if (end == 0) {
            return text.subSequence(0, 0);
        }
        char before = text.charAt(end - 1);
        return before == ' ' || before == '\t' ? spaceTrimmed(text.subSequence(0, end)) : text;
    }

    static BasedSequence spaceTrimmed(BasedSequence text) {
        int start = skipSpaces(text, 0);
        int end = text.length();
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.subSequence(start, end);
    }
}
