package dev.lectern.markdown;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of a code block named by numbers and ranges, as in {@code 1,3-5}. Lines that the block lacks are left out. */
final class LineRanges {

    private static final Pattern RANGES = Pattern.compile("\\s*\\d++(?:-\\d++)?(?:[\\s,]++\\d++(?:-\\d++)?)*+[\\s,]*");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private final int lines;
    private final BitSet chosen = new BitSet();

    LineRanges(int lines) {
        this.lines = lines;
    }

    static boolean matches(String text) {
        return RANGES.matcher(text).matches();
    }

    /** Adds what {@code text} names; it costs no more than the block has lines. */
    void add(String text) {
        for (String range : SEPARATOR.split(text.strip())) {
            int dash = range.indexOf('-');
            int from = number(dash < 0 ? range : range.substring(0, dash));
            int to = dash < 0 ? from : number(range.substring(dash + 1));
            if (from >= 1 && from <= to && from <= lines) {
                chosen.set(from, Math.min(to, lines) + 1);
            }
        }
    }

    List<Integer> toList() {
        return chosen.stream().boxed().toList();
    }

    private static int number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }
}
