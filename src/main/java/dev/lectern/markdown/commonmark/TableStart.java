package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;

/** Tables: a delimiter row makes one of the paragraph line above it. */
final class TableStart extends StartFactory {

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        if (indented(state)
                || !matched.getBlockParser().isParagraphParser()
                || "|:-".indexOf(line.charAt(state.getNextNonSpaceIndex())) < 0) {
            return BlockStart.none();
        }
        BlockContent paragraph = matched.getBlockParser().getBlockContent();
        int last = paragraph.getLineCount() - 1;
        BasedSequence header = paragraph.getLine(last);
        if (header.indexOf('|') < 0) {
            return BlockStart.none();
        }
        List<Table.Alignment> columns = TableRows.columns(line.subSequence(state.getNextNonSpaceIndex()));
        // GFM spec: The header row must match the delimiter row in the number of cells.
        if (columns.isEmpty() || TableRows.cells(header).size() != columns.size()) {
            return BlockStart.none();
        }
        TableParser table = new TableParser(columns, header, GuardedInlines.guard(state));
        BlockStart start =
                last == 0 ? BlockStart.of(table) : BlockStart.of(SetextHeading.paragraphOf(paragraph, last), table);
        return start.atIndex(line.length()).replaceActiveBlockParser();
    }
}
