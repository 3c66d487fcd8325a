package dev.lectern.lesson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A heading and its own body: what stands under it before the next heading of any level.
 *
 * @param id stays with the section through edits, renames and moves
 * @param lesson where it stands; left out inside a lesson
 * @param anchor unique within the lesson; empty for the text before the first heading
 * @param heading plain text
 * @param headingHtml the heading's inline HTML
 * @param level 1 to 6; 0 for the text before the first heading
 * @param parent anchor of the section it stands under, null for none
 * @param position 1-based place in the lesson
 * @param startLine line of the heading in the source file
 * @param endLine last line of the own body
 * @param estimatedMinutes time to read the own body
 * @param html the body, when asked for
 * @param markdown the body, when asked for
 * @param text the body, when asked for
 * @param mdast the body, when asked for: a root node
 */
public record Section(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) LessonReference lesson,
        String anchor,
        String heading,
        String headingHtml,
        int level,
        @Schema(nullable = true) String parent,
        int position,
        int startLine,
        int endLine,
        int estimatedMinutes,
        @JsonInclude(JsonInclude.Include.NON_NULL) String html,
        @JsonInclude(JsonInclude.Include.NON_NULL) String markdown,
        @JsonInclude(JsonInclude.Include.NON_NULL) String text,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Schema(type = SchemaType.OBJECT)
        String mdast) {}
