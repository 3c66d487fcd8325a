package dev.lectern.search;

import dev.lectern.lesson.LessonReference;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A section or a code block that was found.
 *
 * @param kind {@code section} or {@code codeBlock}
 * @param id stable id of the section or code block
 * @param lesson the lesson it stands in
 * @param anchor anchor of the section, or of the section that the code block stands in; empty for text before the first heading
 * @param headingPath headings from the top of the lesson down to that section
 * @param number number of the code block in its lesson; 0 for a section
 * @param language language of the code block; empty for a section
 * @param snippet HTML: text around what was found, with what was found in {@code mark} elements and all else escaped
 * @param score the greater the better; comparable within one answer
 */
public record SearchHit(
        @Schema(enumeration = {"section", "codeBlock"}) String kind,
        UUID id,
        LessonReference lesson,
        String anchor,
        List<String> headingPath,
        int number,
        String language,
        String snippet,
        double score) {

    public SearchHit {
        headingPath = List.copyOf(headingPath);
    }
}
