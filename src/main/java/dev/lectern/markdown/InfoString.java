package dev.lectern.markdown;

import java.util.List;
import java.util.Map;

/**
 * What the line that opens a code block says besides the fence, whichever tool it was written for.
 *
 * @param written as written, escapes resolved
 * @param language normalised, empty when there is none
 * @param attributes everything that is neither language, title nor highlighted lines, in the order written
 * @param title empty when there is none
 * @param highlightLines 1-based, ascending, within the block
 */
record InfoString(
        String written, String language, Map<String, Object> attributes, String title, List<Integer> highlightLines) {

    /** Reads the info string of a block of {@code lines} lines. */
    static InfoString of(String written, int lines) {
        return new InfoStringReader(written, lines).read();
    }

    /** What follows the first word. */
    String meta() {
        for (int i = 0; i < written.length(); i++) {
            if (Character.isWhitespace(written.charAt(i))) {
                return written.substring(i).strip();
            }
        }
        return "";
    }
}
