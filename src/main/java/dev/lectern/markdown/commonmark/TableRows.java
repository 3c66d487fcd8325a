package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.SegmentedSequence;
import dev.lectern.markdown.commonmark.Table.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits the rows of tables at their pipes. */
final class TableRows {

    private static final Pattern DELIMITER = Pattern.compile(":?-++:?");

    private TableRows() {}

    // GFM spec: It is possible to include a pipe in a cell's content by escaping it, including inside other inline
    // spans.
    static List<BasedSequence> cells(BasedSequence line) {
        BasedSequence row = AtxHeading.spaceTrimmed(line.trimEOL());
        List<BasedSequence> cells = new ArrayList<>();
        int start = row.safeCharAt(0) == '|' ? 1 : 0;
        boolean escapedPipe = false;
        for (int i = start; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '\\' && row.safeCharAt(i + 1) == '|') {
                escapedPipe = true;
                i++;
            } else if (c == '|') {
                cells.add(cell(row.subSequence(start, i), escapedPipe));
                start = i + 1;
                escapedPipe = false;
            }
        }
        if (start < row.length()) {
            cells.add(cell(row.subSequence(start), escapedPipe));
        }
        return cells;
    }

    private static BasedSequence cell(BasedSequence text, boolean escapedPipe) {
        BasedSequence cell = AtxHeading.spaceTrimmed(text);
        return escapedPipe ? withoutEscapes(cell) : cell;
    }

    /** Made of parts of the line, so that what is in it knows its place there. */
    private static BasedSequence withoutEscapes(BasedSequence cell) {
        List<BasedSequence> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i + 1 < cell.length(); i++) {
            if (cell.charAt(i) == '\\' && cell.charAt(i + 1) == '|') {
                parts.add(cell.subSequence(start, i));
                start = ++i;
            }
        }
        parts.add(cell.subSequence(start));
        return SegmentedSequence.create(cell, parts);
    }

    // GFM spec: The delimiter row consists of cells whose only content are hyphens (-), and optionally, a leading or
    // trailing colon (:), or both, to indicate left, right, or center alignment respectively.
    /** What the delimiter row {@code line} says of each column; empty when it is none. */
    static List<Alignment> columns(BasedSequence line) {
        List<Alignment> columns = new ArrayList<>();
        for (BasedSequence cell : cells(line)) {
            if (!DELIMITER.matcher(cell).matches()) {
                return List.of();
            }
            columns.add(alignment(cell.charAt(0) == ':', cell.endCharAt(1) == ':'));
        }
        return columns;
    }

    private static Alignment alignment(boolean left, boolean right) {
        if (left) {
            return right ? Alignment.CENTER : Alignment.LEFT;
        }
        return right ? Alignment.RIGHT : Alignment.NONE;
    }
}
