package dev.lectern.lesson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.lectern.course.Outline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lesson with all that is in it. Members of a {@link LessonSummary} mean the same here.
 *
 * @param previous the lesson before it in the course, across modules; null for the first
 * @param next the lesson after it in the course, across modules; null for the last
 * @param contents the tree of its headings
 * @param sections in document order, with the bodies asked for
 * @param codeBlocks in document order
 * @param html the whole body, with {@code include=body}
 * @param markdown the whole body, with {@code include=body}
 * @param text the whole body, with {@code include=body}
 * @param mdast the whole body, with {@code include=body}: a root node
 */
@Schema(name = "Lesson")
public record LessonDetail(
        UUID id,
        String course,
        String slug,
        String path,
        String title,
        @Schema(nullable = true) BigDecimal order,
        @Schema(nullable = true) String number,
        boolean draft,
        @Schema(nullable = true) Instant publishAt,
        @Schema(nullable = true) Instant expireAt,
        int estimatedMinutes,
        int wordCount,
        String summary,
        List<String> tags,
        List<String> objectives,
        Map<String, Object> metadata,
        List<String> derived,
        @Schema(nullable = true) LessonLink module,
        @Schema(nullable = true) LessonLink previous,
        @Schema(nullable = true) LessonLink next,
        Instant updatedAt,
        int release,
        List<Outline.Heading> contents,
        List<Section> sections,
        List<CodeBlock> codeBlocks,
        @JsonInclude(JsonInclude.Include.NON_NULL) String html,
        @JsonInclude(JsonInclude.Include.NON_NULL) String markdown,
        @JsonInclude(JsonInclude.Include.NON_NULL) String text,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Schema(type = SchemaType.OBJECT)
        String mdast) {}
