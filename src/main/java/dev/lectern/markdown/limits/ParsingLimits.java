package dev.lectern.markdown.limits;

import java.time.Duration;
import java.util.Objects;

/**
 * What one lesson may ask of the parser. A lesson that asks for more is rejected with a diagnostic.
 *
 * @param size bytes of the file
 * @param lines lines of the file
 * @param depth blocks within one another, and inlines within one another
 * @param headings headings, wherever they stand
 * @param codeBlocks code blocks
 * @param links links and images
 * @param definitions link reference definitions and footnotes together
 * @param tableCells cells of all tables, those that a short row leaves empty included
 * @param deadline how long a processor may work on it
 */
public record ParsingLimits(
        int size,
        int lines,
        int depth,
        int headings,
        int codeBlocks,
        int links,
        int definitions,
        int tableCells,
        Duration deadline) {

    /** Far above what people write: the lessons of a whole book, put together, stay below. */
    public static final ParsingLimits DEFAULT = new ParsingLimits(
            2 * 1024 * 1024, 100_000, 100, 20_000, 10_000, 20_000, 20_000, 100_000, Duration.ofSeconds(2));

    /** More is no protection: the stack of a thread holds this many levels of a lesson, and not many more. */
    private static final int DEEPEST = 250;

    public ParsingLimits {
        Objects.requireNonNull(deadline, "deadline");
        atLeastOne(size, "size");
        atLeastOne(lines, "lines");
        atLeastOne(depth, "depth");
        atLeastOne(headings, "headings");
        atLeastOne(codeBlocks, "codeBlocks");
        atLeastOne(links, "links");
        atLeastOne(definitions, "definitions");
        atLeastOne(tableCells, "tableCells");
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("depth is at most %d, got %d".formatted(DEEPEST, depth));
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline is longer than nothing, got " + deadline);
        }
    }

    private static void atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("%s is at least 1, got %d".formatted(name, value));
        }
    }
}
