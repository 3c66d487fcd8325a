package dev.lectern.markdown;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a file's front matter stands. Lines are 1-based.
 *
 * <p>A file that begins with a line {@code +++} begins with TOML, which ends with the next such line; without one, it has no
 * front matter. A Hugo page may begin with JSON, whose braces stand alone on their lines.
 *
 * <p>A file that begins with a line {@code ---} begins with front matter, which ends with the next line {@code ---} or
 * {@code ...}, except where that first line is plainly a thematic break: nothing ends the block, and the line after does
 * not look like {@code key: value}; or that line is blank, and the first text does not; or the block holds blank lines
 * and begins with prose.
 *
 * @param text what is between the lines that mark it, empty when there is no front matter
 * @param textLine line of the text's first line
 * @param toml whether the text is TOML; otherwise YAML, which JSON is too
 * @param bodyLine line that the body begins on, one after the last line when there is no body
 */
record FrontMatterBlock(String text, int textLine, boolean toml, int bodyLine) {

    private static final Pattern KEY = Pattern.compile("(?:\"[^\"]+\"|'[^']+'|[\\p{L}\\p{N}_][^:#]*):(?:\\s.*)?");

    /** What a list, a collection or quoted text begins with in YAML. */
    private static final String INDICATORS = "-{[\"'&!?|>%";

    /** Finds it, and tells {@code diagnostics} when it is not ended; null for an error. */
    static FrontMatterBlock find(SourceText source, Dialect dialect, List<Diagnostic> diagnostics) {
        String first = source.lineText(1).stripTrailing();
        if (first.equals("+++")) {
            return between(source, 2, "+++", true);
        } else if (first.equals("{") && dialect.tool() == Dialect.Tool.HUGO) {
            return between(source, 1, "}", false);
        }
        if (!first.equals("---")) {
            return none();
        }
        int end = end(source, "---", "...");
        if (end == 0) {
            return unended(source, diagnostics);
        }
        boolean blankNext = source.lineText(2).isBlank();
        String text = firstText(source, end);
        boolean key = KEY.matcher(text).matches();
        boolean prose = !text.isEmpty() && !key && INDICATORS.indexOf(text.charAt(0)) < 0;
        if (!text.isEmpty() && (blankNext && !key || prose && holdsBlankLine(source, end))) {
            return none();
        }
        return new FrontMatterBlock(source.lines(2, end - 1), 2, false, end + 1);
    }

    private static FrontMatterBlock unended(SourceText source, List<Diagnostic> diagnostics) {
        if (source.lines() < 2 || !KEY.matcher(source.lineText(2)).matches()) {
            return none();
        }
        diagnostics.add(Diagnostics.error(
                Diagnostics.FRONT_MATTER_UNTERMINATED,
                1,
                1,
                "The front matter that '---' opens on line 1 is never closed",
                "End it with a line '---'; or, where line 1 is a thematic break, put a blank line after it"));
        return null;
    }

    private static FrontMatterBlock none() {
        return new FrontMatterBlock("", 1, false, 1);
    }

    /** What {@code closer} ends, from {@code firstLine} on; a brace is part of what it ends. */
    private static FrontMatterBlock between(SourceText source, int firstLine, String closer, boolean toml) {
        int end = end(source, closer);
        // in JSON a tab can stand between tokens alone, where YAML wants a space
        return end == 0
                ? none()
                : toml
                        ? new FrontMatterBlock(source.lines(firstLine, end - 1), firstLine, true, end + 1)
                        : new FrontMatterBlock(
                                source.lines(firstLine, end).replace('\t', ' '), firstLine, false, end + 1);
    }

    private static int end(SourceText source, String... closers) {
        List<String> ends = List.of(closers);
        for (int line = 2; line <= source.lines(); line++) {
            if (ends.contains(source.lineText(line).stripTrailing())) {
                return line;
            }
        }
        return 0;
    }

    /** The first line of the block that is neither blank nor a comment, empty when there is none. */
    private static String firstText(SourceText source, int end) {
        for (int line = 2; line < end; line++) {
            String text = source.lineText(line);
            if (!text.isBlank() && !text.startsWith("#")) {
                return text;
            }
        }
        return "";
    }

    private static boolean holdsBlankLine(SourceText source, int end) {
        for (int line = 2; line < end; line++) {
            if (source.lineText(line).isBlank()) {
                return true;
            }
        }
        return false;
    }
}
