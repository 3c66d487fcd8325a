package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;

/** List markers, and where the content after them begins. */
final class ListStart extends StartFactory {

    private static final int MAX_DIGITS = 9;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        if (indented(state)) {
            return BlockStart.none();
        }
        CharSequence line = state.getLine();
        int start = state.getNextNonSpaceIndex();
        int afterMarker = afterMarker(line, start);
        if (afterMarker < 0) {
            return BlockStart.none();
        }
        ItemList list = list(line, start, afterMarker);
        boolean empty = skipSpaces(line, afterMarker) == line.length();
        if (interruptsParagraph(state, matched) && (empty || list.ordered() && list.start() != 1)) {
            return BlockStart.none();
        }
        int columnAfterMarker = state.getColumn() + state.getIndent() + afterMarker - start;
        int contentColumn = contentColumn(line, afterMarker, columnAfterMarker, empty);
        ItemParser item = new ItemParser(contentColumn - state.getColumn());
        boolean goesOn = matched.getBlockParser() instanceof ListParser open
                && open.getBlock().sameType(list);
        BlockStart found = goesOn ? BlockStart.of(item) : BlockStart.of(new ListParser(list), item);
        return found.atColumn(contentColumn);
    }

    // spec: In order for a list item to interrupt a paragraph, it must start with 1 [and] not be empty. Link reference
    // definitions alone are no paragraph.
    private static boolean interruptsParagraph(ParserState state, MatchedBlockParser matched) {
        return matched.getBlockParser().isParagraphParser()
                && LinkDefinitions.linesOf(state, matched.getBlockParser().getBlockContent())
                        < matched.getBlockParser().getBlockContent().getLineCount();
    }

    private static ItemList list(CharSequence line, int start, int end) {
        char delimiter = line.charAt(end - 1);
        if (end - start == 1) {
            return new ItemList(delimiter, -1);
        }
        return new ItemList(delimiter, Integer.parseInt(line, start, end - 1, 10));
    }

    /** Index after the list marker at {@code start}, or -1. */
    private static int afterMarker(CharSequence line, int start) {
        int end = start;
        while (end < line.length() && end - start < MAX_DIGITS && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
        }
        if (end == line.length()) {
            return -1;
        }
        String markers = end == start ? "-+*" : ".)";
        if (markers.indexOf(line.charAt(end)) < 0) {
            return -1;
        }
        end++;
        return end == line.length() || line.charAt(end) == ' ' || line.charAt(end) == '\t' ? end : -1;
    }

    private static int contentColumn(CharSequence line, int afterMarker, int columnAfterMarker, boolean empty) {
        int column = columnAfterMarker;
        int end = skipSpaces(line, afterMarker);
        for (int i = afterMarker; i < end; i++) {
            column += line.charAt(i) == '\t' ? CODE_INDENT - column % CODE_INDENT : 1;
        }
        // spec: when the first list item begins with a blank line or with indented code, the content starts one
        // column after the marker.
        return empty || column - columnAfterMarker > CODE_INDENT ? columnAfterMarker + 1 : column;
    }
}
