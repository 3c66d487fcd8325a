package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.lectern.markdown.limits.Guard;
import java.util.List;

/** The rows of a table after its delimiter row. */
final class TableParser extends AbstractBlockParser {

    private final Table block;
    private final Guard guard;
    private boolean pastDelimiter;

    TableParser(List<Table.Alignment> columns, BasedSequence header, Guard guard) {
        this.block = new Table(columns);
        this.guard = guard;
        addRow(header);
    }

    @Override
    public Table getBlock() {
        return block;
    }

    @Override
    public boolean isInterruptible() {
        return true;
    }

    // GFM spec: The table is broken at the first empty line, or beginning of another block-level structure.
    @Override
    public BlockContinue tryContinue(ParserState state) {
        return state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        if (pastDelimiter) {
            addRow(line);
        }
        pastDelimiter = true;
    }

    @Override
    public void closeBlock(ParserState state) {
        // rows were added as they came
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        for (Node row = block.getFirstChild(); row != null; row = row.getNext()) {
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                inlines.parse(((Table.Cell) cell).text(), cell);
            }
        }
    }

    // GFM spec: If there are a number of cells fewer than the number of cells in the header row, empty cells are
    // inserted. If there are greater, the excess is ignored.
    private void addRow(BasedSequence line) {
        guard.count(Guard.Part.TABLE_CELL, block.columns().size());
        List<BasedSequence> cells = TableRows.cells(line);
        Table.Row row = new Table.Row();
        for (int i = 0; i < block.columns().size(); i++) {
            row.appendChild(new Table.Cell(i < cells.size() ? cells.get(i) : BasedSequence.EMPTY));
        }
        block.appendChild(row);
    }
}
