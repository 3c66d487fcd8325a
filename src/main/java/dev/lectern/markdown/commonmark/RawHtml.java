package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;

/** An HTML block. */
public final class RawHtml extends Block {

    private String literal = "";
    private List<Integer> lineOffsets = List.of();

    /** The HTML as written, container prefixes removed, without a final LF. */
    public String literal() {
        return literal;
    }

    /** Where each line of it begins in the document. */
    public List<Integer> lineOffsets() {
        return lineOffsets;
    }

    void holds(String literal, List<Integer> lineOffsets) {
        this.literal = literal;
        this.lineOffsets = List.copyOf(lineOffsets);
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
