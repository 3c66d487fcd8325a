package dev.lectern.markdown;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A fenced or indented code block.
 *
 * @param number counts the lesson's code blocks from 1, in document order
 * @param section {@link ParsedSection#position} of the section whose own body it stands in
 * @param fenced whether it is fenced; otherwise indented
 * @param language normalised language, empty when the author gave none
 * @param info the info string as written, backslash escapes and entities resolved; empty for an indented block
 * @param attributes what else the info string says, by name in the order written: true or false, a string, a
 *     number or a list of strings
 * @param title the title attribute, empty when there is none
 * @param highlightLines 1-based lines of the code to highlight, ascending, within the block
 * @param code the literal content: container prefixes and the fence's indentation removed, every line ended by LF;
 *     without hidden lines
 * @param fullCode the code with its hidden lines, empty when it has none
 * @param source where the lines of {@code code} were taken from, null when that is not one other file
 * @param startLine line of the opening fence, or the first line of an indented block; 1-based in the source file
 * @param endLine line of the closing fence, or the last line when the block has none
 */
public record ParsedCodeBlock(
        int number,
        int section,
        boolean fenced,
        String language,
        String info,
        Map<String, Object> attributes,
        String title,
        List<Integer> highlightLines,
        String code,
        String fullCode,
        Excerpt source,
        int startLine,
        int endLine) {

    public ParsedCodeBlock {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(fullCode, "fullCode");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        highlightLines = List.copyOf(highlightLines);
        if (number < 1 || section < 1 || startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("not a code block: number %d, section %d, lines %d to %d"
                    .formatted(number, section, startLine, endLine));
        }
    }

    /** How many lines of code it holds. */
    public int lines() {
        return (int) code.lines().count();
    }
}
