package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A lesson as it is read, without what is in it. {@code module} is null at the top of the course. */
record LessonRow(
        UUID id,
        String slug,
        String path,
        String title,
        BigDecimal order,
        String number,
        boolean draft,
        Instant publishAt,
        Instant expireAt,
        String sortKey,
        String[] derivedFromFile,
        String[] derivedFromText,
        int estimatedMinutes,
        int wordCount,
        String summary,
        String[] tags,
        String[] objectives,
        Map<String, Object> metadata,
        String module,
        String moduleTitle,
        Instant updatedAt) {

    /** The lesson as an item of a list; {@code sections} and {@code codeBlocks} are null where not included. */
    LessonSummary summary(ReleasePoint at, List<Section> sections, List<CodeBlock> codeBlocks) {
        return new LessonSummary(
                id,
                at.course(),
                slug,
                path,
                title,
                order,
                number,
                draft,
                publishAt,
                expireAt,
                estimatedMinutes,
                wordCount,
                summary,
                List.of(tags),
                List.of(objectives),
                metadata,
                derived(),
                moduleLink(),
                updatedAt,
                at.number(),
                sections,
                codeBlocks);
    }

    LessonDetail detail(ReleasePoint at, LessonLink previous, LessonLink next, LessonBody body) {
        return new LessonDetail(
                id,
                at.course(),
                slug,
                path,
                title,
                order,
                number,
                draft,
                publishAt,
                expireAt,
                estimatedMinutes,
                wordCount,
                summary,
                List.of(tags),
                List.of(objectives),
                metadata,
                derived(),
                moduleLink(),
                previous,
                next,
                updatedAt,
                at.number(),
                body.contents(),
                body.sections(),
                body.codeBlocks(),
                body.html(),
                body.markdown(),
                body.text(),
                body.mdast());
    }

    LessonReference reference(ReleasePoint at) {
        return new LessonReference(id, at.course(), slug, title);
    }

    private LessonLink moduleLink() {
        return module == null ? null : new LessonLink(module, moduleTitle);
    }

    private List<String> derived() {
        return Stream.concat(Arrays.stream(derivedFromText), Arrays.stream(derivedFromFile))
                .distinct()
                .sorted()
                .toList();
    }
}
