package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;

/** Thematic breaks. */
final class RuleParser {

    private RuleParser() {}

    // spec: A line consisting of optionally up to three spaces of indentation, followed by a sequence of three or more
    // matching -, _, or * characters, each followed optionally by any number of spaces or tabs, forms a thematic break.
    static boolean rule(CharSequence line, int index) {
        char marker = line.charAt(index);
        if (marker != '-' && marker != '_' && marker != '*') {
            return false;
        }
        int count = 0;
        for (int i = index; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == marker) {
                count++;
            } else if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return count >= 3;
    }

    static final class Start extends StartFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (indented(state) || !rule(state.getLine(), state.getNextNonSpaceIndex())) {
                return BlockStart.none();
            }
            ThematicBreak block = new ThematicBreak(state.getLine().subSequence(state.getNextNonSpaceIndex()));
            return BlockStart.of(new LineParser(block)).atIndex(state.getLine().length());
        }
    }
}
