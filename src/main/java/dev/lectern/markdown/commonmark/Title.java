package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A heading. Lines are 0-based in the text that was parsed. */
public final class Title extends Block {

    private final int level;
    private final BasedSequence text;
    private final String id;
    private final int endLine;

    Title(int level, HeadingAttributes attributes, int endLine) {
        this.level = level;
        this.text = attributes.text();
        this.id = attributes.id();
        this.endLine = endLine;
    }

    /** 1 to 6. */
    public int level() {
        return level;
    }

    /** The inline content, without markers and attributes. */
    public BasedSequence text() {
        return text;
    }

    /** What <code>{#id}</code> says, else empty. */
    public String id() {
        return id;
    }

    /** The line of an ATX heading, or of a setext heading's underline. */
    public int endLine() {
        return endLine;
    }

    @Override
    public BasedSequence[] getSegments() {
        return new BasedSequence[] {text};
    }
}
