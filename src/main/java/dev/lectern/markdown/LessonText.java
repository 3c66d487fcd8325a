package dev.lectern.markdown;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * The text of a lesson, ready to be understood.
 *
 * @param bytes of the file, or of what it says once other files are put in
 * @param lines where each line of {@code bytes} comes from, in order; empty when all of them are the file's own
 * @param dialect how it is written
 */
public record LessonText(byte[] bytes, List<Line> lines, Dialect dialect) {

    public LessonText {
        lines = List.copyOf(lines);
    }

    /**
     * Where a line comes from.
     *
     * @param number of the lesson's line, 1-based: the line itself, or the one that puts it in
     * @param file path of the file that it was taken from, empty for the lesson's own
     * @param fileLine its 1-based line in that file, 0 for the lesson's own
     */
    public record Line(int number, String file, int fileLine) {

        /** A line of the lesson's own. */
        public static Line own(int number) {
            return new Line(number, "", 0);
        }

        boolean isOwn() {
            return file.isEmpty();
        }
    }

    /** A file as it is. */
    public static LessonText of(byte[] file, Dialect dialect) {
        return new LessonText(file, List.of(), dialect);
    }

    /** All that decides what the lesson says besides {@link #bytes}; empty for a file as it is, without a dialect. */
    public byte[] circumstances() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.number())
                .append(' ')
                .append(line.fileLine())
                .append(' ')
                .append(line.file())
                .append('\n'));
        String key = dialect.key();
        if (!key.isEmpty()) {
            text.append(key).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Where the lines of {@code code}, the first of which is {@code firstLine} of the text, were taken from, but for the
     * hidden ones; null when none was taken from another file, or when they come from several.
     */
    Excerpt excerpt(int firstLine, String code, BitSet hidden) {
        String file = "";
        int first = Integer.MAX_VALUE;
        int last = 0;
        int count = lines.isEmpty() ? 0 : (int) code.lines().count();
        for (int i = 0; i < count && firstLine + i <= lines.size(); i++) {
            Line line = lines.get(firstLine + i - 1);
            if (line.isOwn() || hidden.get(i)) {
                continue;
            }
            if (!file.isEmpty() && !file.equals(line.file())) {
                return null;
            }
            file = line.file();
            first = Math.min(first, line.fileLine());
            last = Math.max(last, line.fileLine());
        }
        return file.isEmpty() ? null : new Excerpt(file, first, last);
    }

    /** Whether the 1-based {@code line} of the text is the lesson's own, and not one that was put in. */
    boolean isOwn(int line) {
        return lines.isEmpty() || lines.get(Math.min(line, lines.size()) - 1).isOwn();
    }

    /** The lesson's line that the 1-based {@code line} of the text comes from; lines after the last come from the last. */
    int sourceLine(int line) {
        if (lines.isEmpty()) {
            return line;
        }
        return lines.get(Math.min(line, lines.size()) - 1).number();
    }
}
