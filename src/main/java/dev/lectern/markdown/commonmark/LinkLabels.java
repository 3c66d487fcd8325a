package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Locale;

/** How labels of links and footnotes are compared. */
public final class LinkLabels {

    private LinkLabels() {}

    // spec: To normalize a label, perform the Unicode case fold, strip leading and trailing spaces, tabs, and line
    // endings, and collapse consecutive internal spaces, tabs, and line endings to a single space.
    /** What is equal for labels that match. */
    public static String key(CharSequence label) {
        // lower case first: only the small sharp s has the two letters that a full case fold makes of both
        return Escaping.collapseWhitespace(label.toString(), true)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT);
    }
}
