package dev.lectern.diagnostic;

import java.util.regex.Pattern;

/** Text of others, as it can be shown on a terminal or in a log. */
public final class TerminalText {

    /** Controls, line ends of all kinds, halves of surrogate pairs, and what turns the direction of text. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private TerminalText() {}

    /** {@code text} on one line, with U+FFFD for what would begin another, colour it, or show it as something else. */
    public static String of(String text) {
        return UNSAFE.matcher(text).replaceAll("\uFFFD");
    }
}
