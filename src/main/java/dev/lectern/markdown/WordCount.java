package dev.lectern.markdown;

import java.lang.Character.UnicodeScript;

/** Words, and the minutes it takes to read them. */
final class WordCount {

    private static final int WORDS_A_MINUTE = 200;
    private static final int CODE_LINES_A_MINUTE = 60;
    private static final int FIRST_IDEOGRAPHIC = 0x2E80;

    private WordCount() {}

    /**
     * Counts runs without white space that hold a letter or digit. In scripts that are written without spaces (Han,
     * Hiragana, Katakana) every character is a word, and ends the one before.
     */
    static int of(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c)) {
                inWord = false;
            } else if (c >= FIRST_IDEOGRAPHIC && standsAlone(c)) {
                words++;
                inWord = false;
            } else if (!inWord && Character.isLetterOrDigit(c)) {
                words++;
                inWord = true;
            }
        }
        return words;
    }

    private static boolean standsAlone(int c) {
        if (!Character.isLetterOrDigit(c)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    /** Whole minutes, rounded up. */
    static int minutes(long words, long codeLines) {
        long parts = words * CODE_LINES_A_MINUTE + codeLines * WORDS_A_MINUTE;
        long minute = (long) WORDS_A_MINUTE * CODE_LINES_A_MINUTE;
        return (int) ((parts + minute - 1) / minute);
    }
}
