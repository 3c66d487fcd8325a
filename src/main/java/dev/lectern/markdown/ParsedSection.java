package dev.lectern.markdown;

import java.util.Objects;

/**
 * A heading and its own body: what stands under it before the next heading of any level. The lead section
 * (text before the first heading) has level 0, an empty heading and an empty anchor.
 *
 * @param position 1-based place in the lesson
 * @param parent position of the closest section before it with a lower level; 0 when there is none, and the
 *     lead section is nobody's parent
 * @param level 1 to 6, or 0 for the lead section
 * @param anchor unique within the lesson; empty only for the lead section
 * @param anchorGiven whether the author set the anchor with <code>{#id}</code>
 * @param heading the heading in every format: its {@code text} is the plain heading, its {@code html} inline
 *     HTML without the h element, its {@code markdown} the heading's source lines, its {@code mdast} one heading node
 * @param body the own body; its {@code markdown} is every line from after the heading to {@code endLine}
 * @param prose the body's plain text without its code blocks, for search
 * @param startLine line of the heading, 1-based, in lines of the source file
 * @param endLine last line of the own body, blank lines included: the next section starts on the line after it,
 *     or on the same line where one include brings both
 * @param wordCount words of heading and prose
 * @param codeLines lines of code in the code blocks of the own body
 * @param estimatedMinutes time to read the own body, 0 when there is nothing under the heading
 */
public record ParsedSection(
        int position,
        int parent,
        int level,
        String anchor,
        boolean anchorGiven,
        Body heading,
        Body body,
        String prose,
        int startLine,
        int endLine,
        int wordCount,
        int codeLines,
        int estimatedMinutes) {

    public ParsedSection {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(prose, "prose");
        if (position < 1 || parent < 0 || parent >= position || level < 0 || level > 6 || endLine < startLine) {
            throw new IllegalArgumentException("not a section: position %d, parent %d, level %d, lines %d to %d"
                    .formatted(position, parent, level, startLine, endLine));
        }
    }
}
