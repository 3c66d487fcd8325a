package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteRepository;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Footnote definitions. What belongs to one after its first line is indented by four columns. */
final class NoteParser extends ContainerParser {

    private final Note block;

    private NoteParser(Note block) {
        super(block);
        this.block = block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return block.getFirstChild() == null
                    ? BlockContinue.none()
                    : BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return StartFactory.indented(state)
                ? BlockContinue.atColumn(state.getColumn() + StartFactory.CODE_INDENT)
                : BlockContinue.none();
    }

    @Override
    public void closeBlock(ParserState state) {
        FootnoteRepository notes = FootnoteExtension.FOOTNOTES.get(state.getProperties());
        notes.put(LinkLabels.key(block.getText()), block);
    }

    static final class Start extends StartFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            BasedSequence line = state.getLine();
            int start = state.getNextNonSpaceIndex();
            if (indented(state) || line.charAt(start) != '[' || line.safeCharAt(start + 1) != '^') {
                return BlockStart.none();
            }
            int end = start + 2;
            while (end < line.length() && " \t[]".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            if (end == start + 2 || line.safeCharAt(end) != ']' || line.safeCharAt(end + 1) != ':') {
                return BlockStart.none();
            }
            Note note = new Note();
            note.setText(line.subSequence(start + 2, end));
            return BlockStart.of(new NoteParser(note)).atIndex(end + 2);
        }
    }
}
