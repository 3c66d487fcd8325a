package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A fenced or indented code block. Lines are 0-based in the text that was parsed. */
public final class CodeText extends Block {

    private final boolean fenced;
    private final int startLine;
    private int endLine;
    private String info = "";
    private String literal = "";

    CodeText(boolean fenced, int startLine) {
        this.fenced = fenced;
        this.startLine = startLine;
        this.endLine = startLine;
    }

    public boolean fenced() {
        return fenced;
    }

    /** The info string, trimmed, backslash escapes and entities as written. */
    public String info() {
        return info;
    }

    /** The content, every line ended by LF. */
    public String literal() {
        return literal;
    }

    public int startLine() {
        return startLine;
    }

    /** The closing fence, or the last line of a block that has none. */
    public int endLine() {
        return endLine;
    }

    void endsAt(int line) {
        endLine = line;
    }

    void holds(String info, String literal) {
        this.info = info;
        this.literal = literal;
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
