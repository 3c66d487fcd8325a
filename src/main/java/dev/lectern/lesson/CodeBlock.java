package dev.lectern.lesson;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code block.
 *
 * @param id stays with the code block through edits and moves
 * @param lesson where it stands; left out inside a lesson
 * @param number counts the lesson's code blocks from 1
 * @param section anchor of the section it stands in; empty for the text before the first heading
 * @param language normalised: {@code rs} is {@code rust}; empty when the author gave none
 * @param info the info string as written
 * @param attributes what else the info string says
 * @param title the {@code title} attribute; empty when there is none
 * @param highlightLines 1-based lines of {@code code} to highlight
 * @param code as readers see it: as written but for hidden lines, each line ended by a line feed
 * @param fullCode with the hidden lines; null when there are none
 * @param source the file that the code was included from; null when it stands in the lesson, or comes from several
 * @param startLine line of the opening fence in the source file
 * @param endLine line of the closing fence
 * @param lines lines of {@code code}
 * @param digest SHA-256 of {@code code}, in hexadecimal
 */
public record CodeBlock(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) LessonReference lesson,
        int number,
        String section,
        String language,
        String info,
        Map<String, Object> attributes,
        String title,
        List<Integer> highlightLines,
        String code,
        @Schema(nullable = true) String fullCode,
        @Schema(nullable = true) CodeSource source,
        int startLine,
        int endLine,
        int lines,
        String digest) {}
