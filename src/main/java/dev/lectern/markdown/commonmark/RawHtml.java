package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** An HTML block. */
public final class RawHtml extends Block {

    private String literal = "";

    /** The HTML as written, container prefixes removed, without a final LF. */
    public String literal() {
        return literal;
    }

    void holds(String literal) {
        this.literal = literal;
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
