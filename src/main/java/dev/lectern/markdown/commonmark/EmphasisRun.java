package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A run of {@code *}, {@code _} or {@code ~}, and whether emphasis or strikethrough may begin or end with it. */
final class EmphasisRun extends Delimiter {

    static final String MARKERS = "*_~";

    private static final int WHITESPACE = 1 << Character.SPACE_SEPARATOR;
    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.MATH_SYMBOL
            | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL
            | 1 << Character.OTHER_SYMBOL;

    private final int writtenLength;

    private EmphasisRun(
            BasedSequence input, int start, int end, Text node, boolean canOpen, boolean canClose, Delimiter previous) {
        super(input, node, input.charAt(start), canOpen, canClose, previous, start);
        this.writtenLength = end - start;
        setNumDelims(end - start);
    }

    /** The run from {@code start} to {@code end}, which {@code node} holds. */
    static EmphasisRun of(BasedSequence input, int start, int end, Text node, Delimiter previous) {
        char marker = input.charAt(start);
        int before = start == 0 ? '\n' : Character.codePointBefore(input, start);
        int after = end == input.length() ? '\n' : Character.codePointAt(input, end);
        boolean left = flanking(after, before);
        boolean right = flanking(before, after);
        return switch (marker) {
            // spec: A single _ character can open emphasis iff it is part of a left-flanking delimiter run and either
            // not part of a right-flanking delimiter run or part of one preceded by a Unicode punctuation character.
            case '_' ->
                new EmphasisRun(
                        input,
                        start,
                        end,
                        node,
                        left && (!right || punctuation(before)),
                        right && (!left || punctuation(after)),
                        previous);
            // GFM spec: Strikethrough text is any text wrapped in a matching pair of one or two tildes. Three or more
            // tildes do not create a strikethrough.
            case '~' ->
                new EmphasisRun(input, start, end, node, left && end - start <= 2, right && end - start <= 2, previous);
            default -> new EmphasisRun(input, start, end, node, left, right, previous);
        };
    }

    // spec: A left-flanking delimiter run is not followed by Unicode whitespace, and either not followed by a Unicode
    // punctuation character, or followed by one and preceded by Unicode whitespace or a Unicode punctuation character.
    private static boolean flanking(int inside, int outside) {
        return !whitespace(inside) && (!punctuation(inside) || whitespace(outside) || punctuation(outside));
    }

    // spec: A Unicode whitespace character is a character in the Unicode Zs general category, or a tab, line feed, form
    // feed, or carriage return.
    private static boolean whitespace(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\f'
                || character == '\r'
                || isOneOf(WHITESPACE, character);
    }

    // spec: A Unicode punctuation character is a character in the Unicode P or S general categories.
    private static boolean punctuation(int character) {
        return isOneOf(PUNCTUATION, character);
    }

    private static boolean isOneOf(int categories, int character) {
        return (categories >> Character.getType(character) & 1) == 1;
    }

    /** A number below {@link #KINDS} that is equal for runs which, as closers, match the same openers. */
    int kind() {
        return (MARKERS.indexOf(getDelimiterChar()) * 2 + (canOpen() ? 1 : 0)) * 3 + writtenLength % 3;
    }

    static final int KINDS = MARKERS.length() * 2 * 3;

    /** Whether this may be the end of what {@code opener} begins. */
    boolean closes(EmphasisRun opener) {
        if (!opener.canOpen() || opener.getDelimiterChar() != getDelimiterChar()) {
            return false;
        }
        if (getDelimiterChar() == '~') {
            return opener.writtenLength == writtenLength;
        }
        // spec: If one of the delimiters can both open and close emphasis, then the sum of the lengths of the delimiter
        // runs containing the opening and closing delimiters must not be a multiple of 3 unless both lengths are
        // multiples of 3.
        boolean bothWays = opener.canClose() || canOpen();
        return !bothWays || writtenLength % 3 == 0 || (opener.writtenLength + writtenLength) % 3 != 0;
    }
}
