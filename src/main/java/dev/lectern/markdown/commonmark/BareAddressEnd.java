package dev.lectern.markdown.commonmark;

/** Where a bare web address ends: the extended autolink path validation of GFM. */
final class BareAddressEnd {

    private final CharSequence text;
    private final int start;
    private int end;
    /** Closing parentheses less opening ones. */
    private int unopened;

    private BareAddressEnd(CharSequence text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /** Index after the address that begins at {@code start} and whose domain ends at {@code domainEnd}. */
    static int of(CharSequence text, int start, int domainEnd) {
        BareAddressEnd address = new BareAddressEnd(text, start, domainEnd);
        address.addPath();
        address.dropTrailing();
        return address.end;
    }

    // GFM spec: After a valid domain, zero or more non-space non-< characters may follow.
    private void addPath() {
        while (end < text.length() && text.charAt(end) != '<' && !isSpace(text.charAt(end))) {
            char c = text.charAt(end);
            unopened += c == ')' ? 1 : c == '(' ? -1 : 0;
            end++;
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void dropTrailing() {
        char last = text.charAt(end - 1);
        while (last == ';' || last == ')' && unopened > 0 || "?!.,:*_~'\"]".indexOf(last) >= 0) {
            // GFM spec: If there is a greater number of closing parentheses than opening ones, we don't consider the
            // unmatched trailing parentheses part of the autolink.
            unopened -= last == ')' ? 1 : 0;
            // GFM spec: Trailing punctuation (specifically, ?, !, ., ,, :, *, _, and ~) will not be considered part of
            // the autolink. So it is here with quotes, as on GitHub, and with the end of text in brackets.
            end = last == ';' ? entityStart() : end - 1;
            last = text.charAt(end - 1);
        }
    }

    // GFM spec: If an autolink ends in a semicolon (;), we check to see if it appears to resemble an entity reference;
    // if the preceding text is & followed by one or more alphanumeric characters. If so, it is excluded.
    private int entityStart() {
        int i = end - 2;
        while (i > start && Character.isLetterOrDigit(text.charAt(i))) {
            i--;
        }
        return i < end - 2 && text.charAt(i) == '&' ? i : end - 1;
    }
}
