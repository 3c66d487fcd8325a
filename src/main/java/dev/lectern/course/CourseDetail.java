package dev.lectern.course;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A course as one of its releases has it.
 *
 * @param id stays with the course
 * @param slug its address
 * @param title from {@code course.yaml}, else from the folder's README or name
 * @param description empty when not given
 * @param language BCP 47 language tag of the prose
 * @param tags in the order given
 * @param authors as given: names, or mappings
 * @param license empty when not given
 * @param metadata every other key of {@code course.yaml}
 * @param moduleCount modules at any depth
 * @param lessonCount lessons
 * @param sectionCount sections of all lessons
 * @param codeBlockCount code blocks of all lessons
 * @param assetCount files that the lessons refer to
 * @param wordCount words of prose
 * @param estimatedMinutes the lessons' minutes added up
 * @param release the release that this is read from
 */
@Schema(name = "Course")
public record CourseDetail(
        UUID id,
        String slug,
        String title,
        String description,
        String language,
        List<String> tags,
        List<Object> authors,
        String license,
        Map<String, Object> metadata,
        int moduleCount,
        int lessonCount,
        int sectionCount,
        int codeBlockCount,
        int assetCount,
        int wordCount,
        int estimatedMinutes,
        ReleaseSummary release) {

    public CourseDetail {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }
}
