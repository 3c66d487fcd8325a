package dev.lectern.lesson;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lesson in a list.
 *
 * @param id stays with the lesson through edits, renames and moves
 * @param course slug of the course
 * @param slug its address in the course
 * @param path path of the source file in the course
 * @param title from the front matter, else the first heading, else the file name
 * @param order as given by the author or the file's name; null when neither says
 * @param number as the course's layout counts, such as {@code 1.2}; null when it does not count it
 * @param draft whether only those who may preview the course see it
 * @param publishAt when everybody begins to see it; null for always
 * @param expireAt when only those who may preview the course see it again; null for never
 * @param estimatedMinutes at least 1
 * @param wordCount words of prose
 * @param summary empty when not given
 * @param tags in the order given
 * @param objectives in the order given
 * @param metadata every other key of the front matter
 * @param derived the members that the author did not give
 * @param module the module it stands in, null at the top of the course
 * @param updatedAt when its content last changed
 * @param release number of the release it is read from
 * @param sections when included
 * @param codeBlocks when included
 */
public record LessonSummary(
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
        Instant updatedAt,
        int release,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Section> sections,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CodeBlock> codeBlocks) {}
