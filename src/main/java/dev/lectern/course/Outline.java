package dev.lectern.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tree of a course, in course order.
 *
 * @param course slug of the course
 * @param release number of the release it is read from
 * @param items what stands at the top
 */
public record Outline(String course, int release, List<Node> items) {

    public Outline {
        items = List.copyOf(items);
    }

    /** A module or a lesson. */
    @Schema(
            name = "OutlineNode",
            oneOf = {Module.class, Lesson.class},
            type = SchemaType.OBJECT,
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "module", schema = Module.class),
                @DiscriminatorMapping(value = "lesson", schema = Lesson.class)
            })
    public sealed interface Node {}

    /**
     * A folder of the course, or a part or chapter of a book.
     *
     * @param slug its address in the course
     * @param title its title
     * @param summary empty when not given
     * @param order as given by the author or the folder's name; null when neither says
     * @param number as the course's layout counts, such as {@code 1.2}; null when it does not count it
     * @param draft whether it announces what is not written yet
     * @param lessonCount lessons in it at any depth
     * @param estimatedMinutes their minutes added up
     * @param items the modules and lessons right in it
     */
    @Schema(name = "OutlineModule")
    public record Module(
            String slug,
            String title,
            String summary,
            @Schema(nullable = true) BigDecimal order,
            @Schema(nullable = true) String number,
            boolean draft,
            int lessonCount,
            int estimatedMinutes,
            List<Node> items)
            implements Node {

        public Module {
            items = List.copyOf(items);
        }

        /** Tells a module from a lesson. */
        @JsonProperty(index = 0)
        @Schema(enumeration = "module")
        public String type() {
            return "module";
        }
    }

    /**
     * A lesson.
     *
     * @param id stays with the lesson through edits, renames and moves
     * @param slug its address in the course
     * @param title its title
     * @param order as given by the author or the file's name; null when neither says
     * @param number as the course's layout counts, such as {@code 1.2}; null when it does not count it
     * @param draft whether only those who may preview the course see it
     * @param estimatedMinutes at least 1
     * @param sections its top headings; left out unless {@code depth=section}
     */
    @Schema(name = "OutlineLesson")
    public record Lesson(
            UUID id,
            String slug,
            String title,
            @Schema(nullable = true) BigDecimal order,
            @Schema(nullable = true) String number,
            boolean draft,
            int estimatedMinutes,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Heading> sections)
            implements Node {

        /** Tells a module from a lesson. */
        @JsonProperty(index = 0)
        @Schema(enumeration = "lesson")
        public String type() {
            return "lesson";
        }
    }

    /**
     * A section that has a heading.
     *
     * @param id stays with the section through edits, renames and moves
     * @param anchor unique within the lesson
     * @param heading plain text
     * @param level 1 to 6
     * @param sections the sections under it
     */
    @Schema(name = "OutlineSection")
    public record Heading(UUID id, String anchor, String heading, int level, List<Heading> sections) {

        public Heading {
            sections = List.copyOf(sections);
        }
    }
}
