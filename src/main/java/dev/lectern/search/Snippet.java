package dev.lectern.search;

import dev.lectern.lesson.HtmlText;

/**
 * Snippets. PostgreSQL marks what was found with control characters, which no stored text is searched with, so that
 * the rest can be escaped. Characters that its parser would read more into than words (hosts, tags, paths) are
 * hidden from it behind other control characters.
 */
final class Snippet {

    /** Characters hidden from the parser, and then those taken out for the sake of the marks. */
    static final String HIDDEN = "<>./:@-&\u0002\u0003";

    /** What the hidden ones are hidden behind; those to be taken out have nothing here. */
    static final String BEHIND = "\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015";

    /** Options of PostgreSQL's {@code ts_headline}. */
    static final String OPTIONS =
            "StartSel=\u0002, StopSel=\u0003, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=\" … \"";

    private Snippet() {}

    /** Safe HTML of a headline made with {@link #OPTIONS}. */
    static String html(String headline) {
        String shown = headline;
        for (int i = 0; i < BEHIND.length(); i++) {
            shown = shown.replace(BEHIND.charAt(i), HIDDEN.charAt(i));
        }
        return HtmlText.escape(shown)
                .replace("\u0002", "<mark>")
                .replace("\u0003", "</mark>")
                .strip();
    }
}
