package dev.lectern.markdown;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the lines of code that a reader sees from those that only make it compile, where a dialect knows the latter. */
final class HiddenLines {

    // mdBook: lines that begin with # alone or followed by a space, after indentation; ## is how to write a #
    private static final Pattern RUST = Pattern.compile("(\\s*)#(?:(#.*)| (.*)|)");

    private final Dialect dialect;
    private final Map<String, String> prefixes;

    HiddenLines(Dialect dialect) {
        this.dialect = dialect;
        this.prefixes = dialect.hiddenLines().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Languages.normalise(entry.getKey()), Map.Entry::getValue, (one, other) -> one));
    }

    /**
     * Code told apart.
     *
     * @param shown without the hidden lines; all of it when there are none
     * @param full with them, without what hides them; empty when there are none
     * @param hidden their 0-based numbers among the lines written
     */
    record Code(InfoString info, String shown, String full, BitSet hidden) {}

    /** The code in a block with an info string and the lines {@code literal}, each ended by LF. */
    Code of(String info, String literal) {
        if (dialect.tool() == Dialect.Tool.MDBOOK) {
            InfoString read = InfoString.of(info, 0);
            Object own = read.attributes().get("hidelines");
            String prefix = own == null ? prefixes.getOrDefault(read.language(), "") : own.toString();
            if (read.language().equals("rust")) {
                return split(info, literal, HiddenLines::rust);
            } else if (!prefix.isEmpty()) {
                return split(info, literal, line -> behind(prefix, line));
            }
        }
        return new Code(InfoString.of(info, count(literal)), literal, "", new BitSet());
    }

    private static Code split(String info, String literal, Marking marking) {
        StringBuilder shown = new StringBuilder();
        StringBuilder full = new StringBuilder();
        BitSet hidden = new BitSet();
        List<String> lines = literal.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Line line = marking.of(lines.get(i));
            full.append(line.text()).append('\n');
            hidden.set(i, line.hidden());
            if (!line.hidden()) {
                shown.append(line.text()).append('\n');
            }
        }
        return new Code(
                InfoString.of(info, lines.size() - hidden.cardinality()),
                shown.toString(),
                hidden.isEmpty() ? "" : full.toString(),
                hidden);
    }

    private static Line rust(String line) {
        Matcher marked = RUST.matcher(line);
        if (!marked.matches()) {
            return new Line(line, false);
        } else if (marked.group(2) != null) {
            return new Line(marked.group(1) + marked.group(2), false);
        }
        return new Line(marked.group(3) == null ? marked.group(1) : marked.group(1) + marked.group(3), true);
    }

    private static Line behind(String prefix, String line) {
        int start = line.length() - line.stripLeading().length();
        boolean hidden = line.startsWith(prefix, start);
        return new Line(hidden ? line.substring(0, start) + line.substring(start + prefix.length()) : line, hidden);
    }

    private static int count(String literal) {
        return (int) literal.lines().count();
    }

    private record Line(String text, boolean hidden) {}

    private interface Marking {
        Line of(String line);
    }
}
