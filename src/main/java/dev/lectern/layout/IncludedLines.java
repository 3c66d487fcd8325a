package dev.lectern.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses lines of an included file, as mdBook does: by numbers, or between comments {@code ANCHOR: name}. */
final class IncludedLines {

    private static final Pattern START = Pattern.compile("ANCHOR:\\s*([\\w-]+)");
    private static final Pattern END = Pattern.compile("ANCHOR_END:\\s*([\\w-]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final List<String> lines;
    private final String part;
    private final boolean byAnchor;
    private boolean found;

    /** The lines that {@code part} of a directive names; see {@link IncludeDirective#part}. */
    IncludedLines(List<String> lines, String part) {
        this.lines = lines;
        this.part = part;
        String first = part.split(":", 2)[0];
        this.byAnchor = !first.isEmpty() && !NUMBER.matcher(first).matches();
    }

    /**
     * A line of the file.
     *
     * @param number 1-based
     * @param chosen whether the directive names it
     */
    record Line(String text, int number, boolean chosen) {}

    /** All lines but those that hold anchors, where the directive names one; empty when nothing is as it says. */
    List<Line> all() {
        List<Line> all = byAnchor ? anchored(part.split(":", 2)[0]) : numbered();
        return found ? all : List.of();
    }

    boolean isAnchor() {
        return byAnchor;
    }

    private List<Line> numbered() {
        String[] parts = part.split(":", 3);
        int start = parts[0].isEmpty() ? 1 : Math.max(1, Integer.parseInt(parts[0]));
        int end = parts.length == 1
                ? parts[0].isEmpty() ? lines.size() : start
                : NUMBER.matcher(parts[1]).matches() ? Integer.parseInt(parts[1]) : lines.size();
        found = lines.isEmpty() && part.isEmpty() || start <= lines.size();
        List<Line> all = new ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            all.add(new Line(lines.get(i - 1), i, i >= start && i <= end));
        }
        return all;
    }

    private List<Line> anchored(String anchor) {
        List<Line> all = new ArrayList<>();
        boolean inside = false;
        for (int i = 1; i <= lines.size(); i++) {
            String line = lines.get(i - 1);
            String ended = name(END, line);
            String begun = ended.isEmpty() ? name(START, line) : "";
            if (begun.isEmpty() && ended.isEmpty()) {
                all.add(new Line(line, i, inside));
            } else if (inside) {
                inside = !ended.equals(anchor);
            } else if (begun.equals(anchor)) {
                inside = true;
                found = true;
            }
        }
        return all;
    }

    private static String name(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }
}
