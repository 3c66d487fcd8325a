package dev.lectern.lesson;

import dev.lectern.course.Headings;
import java.util.UUID;

/** A section as it is read; a body is null where it was not asked for, and so is the parent of a top section. */
record SectionRow(
        UUID lessonId,
        UUID id,
        int position,
        int parent,
        String parentAnchor,
        String anchor,
        String heading,
        String headingHtml,
        String headingMarkdown,
        String headingMdast,
        int level,
        int startLine,
        int endLine,
        int estimatedMinutes,
        String html,
        String markdown,
        String text,
        String mdast,
        Integer[] linkPlaces) {

    /** The section as it is sent; {@code lesson} is null inside a lesson. */
    Section section(LessonReference lesson) {
        return new Section(
                id,
                lesson,
                anchor,
                heading,
                headingHtml,
                level,
                parentAnchor,
                position,
                startLine,
                endLine,
                estimatedMinutes,
                html,
                markdown,
                text,
                mdast == null ? null : Mdast.root(mdast));
    }

    Headings.Flat flat() {
        return new Headings.Flat(position, parent, id, anchor, heading, level);
    }
}
