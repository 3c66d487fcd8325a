package dev.lectern.markdown;

import java.util.Objects;

/**
 * A piece of a lesson in every format it is served in.
 *
 * @param html sanitised HTML
 * @param markdown the exact slice of the source, line endings as LF
 * @param text plain text, code included, blocks separated by a blank line
 * @param mdast JSON of an array of mdast nodes (https://github.com/syntax-tree/mdast), without positions
 */
public record Body(String html, String markdown, String text, String mdast) {

    /** What is not there: a lead section's heading. */
    public static final Body EMPTY = new Body("", "", "", "[]");

    public Body {
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(markdown, "markdown");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(mdast, "mdast");
    }

    /** UTF-16 units in all formats together. */
    public int characters() {
        return html.length() + markdown.length() + text.length() + mdast.length();
    }
}
