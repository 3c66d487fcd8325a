package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.core.delimiter.EmphasisDelimiterProcessor;
import com.vladsch.flexmark.parser.delimiter.DelimiterRun;

/** Runs of {@code *} or {@code _}, by the rules that came after flexmark's. */
final class EmphasisRuns extends EmphasisDelimiterProcessor {

    private static final int SYMBOLS = 1 << Character.MATH_SYMBOL
            | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL
            | 1 << Character.OTHER_SYMBOL;

    private final boolean insideWords;

    EmphasisRuns(char marker) {
        super(marker, false);
        this.insideWords = marker == '*';
    }

    @Override
    public boolean canBeOpener(
            String before,
            String after,
            boolean leftFlanking,
            boolean rightFlanking,
            boolean beforePunctuation,
            boolean afterPunctuation,
            boolean beforeSpace,
            boolean afterSpace) {
        boolean punctuationBefore = beforePunctuation || symbol(before);
        boolean punctuationAfter = afterPunctuation || symbol(after);
        boolean left = flanking(afterSpace, punctuationAfter, beforeSpace, punctuationBefore);
        boolean right = flanking(beforeSpace, punctuationBefore, afterSpace, punctuationAfter);
        return left && (insideWords || !right || punctuationBefore);
    }

    @Override
    public boolean canBeCloser(
            String before,
            String after,
            boolean leftFlanking,
            boolean rightFlanking,
            boolean beforePunctuation,
            boolean afterPunctuation,
            boolean beforeSpace,
            boolean afterSpace) {
        boolean punctuationBefore = beforePunctuation || symbol(before);
        boolean punctuationAfter = afterPunctuation || symbol(after);
        boolean left = flanking(afterSpace, punctuationAfter, beforeSpace, punctuationBefore);
        boolean right = flanking(beforeSpace, punctuationBefore, afterSpace, punctuationAfter);
        return right && (insideWords || !left || punctuationAfter);
    }

    // spec: A left-flanking delimiter run is not followed by Unicode whitespace, and either not followed by a Unicode
    // punctuation character, or followed by one and preceded by Unicode whitespace or a Unicode punctuation character.
    private static boolean flanking(
            boolean insideSpace, boolean insidePunctuation, boolean outsideSpace, boolean outsidePunctuation) {
        return !insideSpace && (!insidePunctuation || outsideSpace || outsidePunctuation);
    }

    // spec: A Unicode punctuation character is a character in the Unicode P or S general categories.
    private static boolean symbol(String character) {
        return (SYMBOLS >> Character.getType(character.codePointAt(0)) & 1) == 1;
    }

    // spec: If one of the delimiters can both open and close emphasis, then the sum of the lengths of the delimiter
    // runs
    // must not be a multiple of 3 unless both lengths are multiples of 3.
    @Override
    public int getDelimiterUse(DelimiterRun opener, DelimiterRun closer) {
        boolean bothWays = opener.canClose() || closer.canOpen();
        if (bothWays && closer.length() % 3 != 0 && (opener.length() + closer.length()) % 3 == 0) {
            return 0;
        }
        return opener.length() >= 2 && closer.length() >= 2 ? 2 : 1;
    }
}
