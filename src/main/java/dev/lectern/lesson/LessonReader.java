package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.http.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts lessons together from what the queries give, asking only for what will be sent. */
@ApplicationScoped
class LessonReader {

    private static final List<String> FROM_SECTIONS =
            List.of("contents", "sections", "html", "markdown", "text", "mdast");

    private final LessonQueries lessons;
    private final SectionQueries sections;
    private final CodeBlockQueries codeBlocks;

    LessonReader(LessonQueries lessons, SectionQueries sections, CodeBlockQueries codeBlocks) {
        this.lessons = lessons;
        this.sections = sections;
        this.codeBlocks = codeBlocks;
    }

    /** One lesson; {@code whole} adds its body as one piece. At most 4 queries. */
    LessonDetail detail(ReleasePoint at, LessonRow lesson, Fields fields, Set<Format> formats, boolean whole) {
        List<SectionRow> rows = FROM_SECTIONS.stream().anyMatch(fields::wants)
                ? sections.of(at, List.of(lesson.id()), formats).getOrDefault(lesson.id(), List.of())
                : List.of();
        List<CodeBlockRow> blocks = fields.wants("codeBlocks")
                ? codeBlocks.of(at, List.of(lesson.id())).getOrDefault(lesson.id(), List.of())
                : List.of();
        return lesson.detail(
                at,
                fields.wants("previous") ? lessons.before(at, lesson).orElse(null) : null,
                fields.wants("next") ? lessons.after(at, lesson).orElse(null) : null,
                LessonBody.of(rows, blocks, whole));
    }

    /** The whole body of a lesson in one format. One query. */
    String body(ReleasePoint at, LessonRow lesson, Format format) {
        return LessonBody.whole(
                sections.of(at, List.of(lesson.id()), EnumSet.of(format)).getOrDefault(lesson.id(), List.of()), format);
    }

    /** Lessons as items of a list, with what {@code include} names of sections and code blocks. At most 2 queries. */
    List<LessonSummary> summaries(ReleasePoint at, List<LessonRow> rows, Set<String> include, Set<Format> formats) {
        List<UUID> ids = rows.stream().map(LessonRow::id).toList();
        boolean withSections = include.contains("sections");
        boolean withCodeBlocks = include.contains("codeBlocks");
        Map<UUID, List<SectionRow>> sectionsOf = withSections ? sections.of(at, ids, formats) : Map.of();
        Map<UUID, List<CodeBlockRow>> codeBlocksOf = withCodeBlocks ? codeBlocks.of(at, ids) : Map.of();
        return rows.stream()
                .map(row -> row.summary(
                        at,
                        withSections
                                ? sectionsOf.getOrDefault(row.id(), List.of()).stream()
                                        .map(section -> section.section(null))
                                        .toList()
                                : null,
                        withCodeBlocks
                                ? codeBlocksOf.getOrDefault(row.id(), List.of()).stream()
                                        .map(CodeBlockRow::inLesson)
                                        .toList()
                                : null))
                .toList();
    }
}
