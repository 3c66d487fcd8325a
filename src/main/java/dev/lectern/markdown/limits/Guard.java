package dev.lectern.markdown.limits;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Watches over the parsing of one lesson: whatever works on the text charges it, and it throws {@link LimitExceeded} when
 * that gets out of proportion. Work is counted, so that the same text ends the same way on every machine; the clock is
 * looked at besides. For one thread.
 */
public final class Guard {

    /** Units of work, about one read of a character each, for every character; ordinary lessons take 10 to 25. */
    private static final int WORK_PER_CHARACTER = 128;

    /** Units of work that the shortest lesson has. */
    private static final long LEAST_WORK = 2_000_000;

    /** Characters that are written, in all formats together, for every character; lists of short items take most. */
    private static final int OUTPUT_PER_CHARACTER = 32;

    /** Characters that are written for the shortest lesson. */
    private static final long LEAST_OUTPUT = 2_000_000;

    /** Characters that are written for the longest lesson: memory for them must be there. */
    private static final long MOST_OUTPUT = 24_000_000;

    /** Units of work between two looks at the clock: well below a millisecond. */
    private static final int BETWEEN_LOOKS = 8_192;

    private final ParsingLimits limits;
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<Part, Integer> counts = new EnumMap<>(Part.class);

    private long workAllowed = LEAST_WORK;
    private long outputAllowed = LEAST_OUTPUT;
    private long work;
    private long output;
    private long nextLook = BETWEEN_LOOKS;
    private Place place = new Place(0, -1);

    /** @param nanoTime a clock that may begin anywhere, in nanoseconds */
    public Guard(ParsingLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** What is counted in a lesson. */
    public enum Part {
        HEADING("headings"),
        CODE_BLOCK("code blocks"),
        LINK("links and images"),
        DEFINITION("link definitions and footnotes"),
        TABLE_CELL("table cells");

        private final String plural;

        Part(String plural) {
            this.plural = plural;
        }
    }

    /**
     * Where the parser is.
     *
     * @param line 0-based in the text that is parsed
     * @param offset of a character in that text, where that is known instead of the line; else -1
     */
    public record Place(int line, int offset) {}

    /** The lesson has so many characters; work in proportion to them is allowed. */
    public void allow(int characters) {
        workAllowed = LEAST_WORK + (long) characters * WORK_PER_CHARACTER;
        outputAllowed = Math.min(LEAST_OUTPUT + (long) characters * OUTPUT_PER_CHARACTER, MOST_OUTPUT);
    }

    /** The file has {@code bytes} and is not read on when they are too many. */
    public void size(int bytes) {
        if (bytes > limits.size()) {
            throw count(
                    "The lesson has %d bytes, more than %d".formatted(bytes, limits.size()),
                    "Split it into several lessons, or raise lectern.parsing.max-size");
        }
    }

    public void lines(int lines) {
        if (lines > limits.lines()) {
            throw count(
                    "The lesson has %d lines, more than %d".formatted(lines, limits.lines()),
                    "Split it into several lessons, or raise lectern.parsing.max-lines");
        }
    }

    /** Something lies within so many of its kind. */
    public void depth(int levels) {
        if (levels > limits.depth()) {
            throw count(
                    "Something is nested deeper than %d levels".formatted(limits.depth()),
                    "Make the nesting of quotes, lists, brackets and emphasis flatter");
        }
    }

    /** There are so many more of {@code part}. */
    public void count(Part part, int more) {
        int count = counts.merge(part, more, Math::addExact);
        if (count > limit(part)) {
            throw count(
                    "The lesson has more than %d %s".formatted(limit(part), part.plural),
                    "Split it into several lessons; limits are settings that begin with lectern.parsing");
        }
    }

    /** Charges {@code units} of work. */
    public void spend(long units) {
        work += units;
        if (work > nextLook) {
            look();
        }
    }

    /** Charges characters that are kept. */
    public void write(int characters) {
        fits(characters);
        output += characters;
        spend(characters);
    }

    /** Something that is being written has come to so many characters, which are charged when it is whole. */
    public void fits(int characters) {
        if (output + characters > outputAllowed) {
            throw cost("The lesson becomes more than %d characters when it is rendered".formatted(outputAllowed));
        }
    }

    /** The parser has come to {@code line}, 0-based in the text that is parsed. */
    public void atLine(int line) {
        place = new Place(line, -1);
    }

    /** The parser has come to {@code offset} in the text that is parsed. */
    public void atOffset(int offset) {
        place = new Place(-1, offset);
    }

    /** Where the parser was last known to be. */
    public Place place() {
        return place;
    }

    /** Units of work charged so far. */
    public long work() {
        return work;
    }

    private void look() {
        nextLook = work + BETWEEN_LOOKS;
        if (work > workAllowed) {
            throw cost("The lesson takes more work to understand than its size explains");
        }
        long nanos = nanoTime.getAsLong() - start;
        if (nanos > limits.deadline().toNanos()) {
            throw cost("The lesson takes more than %d ms to understand"
                    .formatted(limits.deadline().toMillis()));
        }
    }

    private int limit(Part part) {
        return switch (part) {
            case HEADING -> limits.headings();
            case CODE_BLOCK -> limits.codeBlocks();
            case LINK -> limits.links();
            case DEFINITION -> limits.definitions();
            case TABLE_CELL -> limits.tableCells();
        };
    }

    private static LimitExceeded count(String message, String hint) {
        return new LimitExceeded(LimitExceeded.Reason.COUNT, message, hint);
    }

    private static LimitExceeded cost(String message) {
        return new LimitExceeded(
                LimitExceeded.Reason.COST,
                message,
                "Look for long runs of brackets, backticks, stars or tags, and for footnotes used in many places; "
                        + "split the lesson, or put such text into code blocks");
    }
}
