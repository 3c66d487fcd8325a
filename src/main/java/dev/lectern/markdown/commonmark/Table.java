package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;

/** A GFM table. Its children are rows, the header first; theirs are as many cells as there are columns. */
public final class Table extends Container {

    /** How the cells of a column are set. */
    public enum Alignment {
        NONE,
        LEFT,
        CENTER,
        RIGHT
    }

    private final List<Alignment> columns;

    Table(List<Alignment> columns) {
        this.columns = List.copyOf(columns);
    }

    public List<Alignment> columns() {
        return columns;
    }

    /** A row of cells. */
    public static final class Row extends Container {}

    /** The inline content of one cell. */
    public static final class Cell extends Block {
        private final BasedSequence text;

        Cell(BasedSequence text) {
            this.text = text;
        }

        BasedSequence text() {
            return text;
        }

        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }
}
