package dev.lectern.lesson;

import dev.lectern.course.CurrentReleasePoints;
import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads code blocks. One query each. */
@ApplicationScoped
class CodeBlockQueries {

    private static final String CODE_BLOCKS = """
            select new dev.lectern.lesson.CodeBlockRow(v.key.lessonId, c.slug, v.slug, v.title, v.sortKey,
                i.codeBlockId, b.key.number, s.anchor, b.language, b.info, b.attributes, b.title, b.highlightLines,
                b.code, b.fullCode, b.source, b.startLine, b.endLine, b.lines, b.digest)
            from LessonVersion v
            join Course c on c.id = v.courseId
            join CodeBlockVersion i on i.key.lessonId = v.key.lessonId and i.key.firstRelease = v.key.firstRelease
            join CodeBlockContent b on b.key.lessonDigest = v.content and b.key.number = i.key.number
            join SectionContent s on s.key.lessonDigest = v.content and s.key.position = b.section
            """;

    private static final String IN_RELEASE =
            "where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and "
                    + Visibility.jpql("v");

    private static final String CURRENT = """
            where c.currentRelease between v.key.firstRelease and v.lastRelease
            and c.id in :read
            and (c.id in :previewed or (v.draft = false and (v.publishAt is null or v.publishAt <= :asOf)
                and (v.expireAt is null or v.expireAt > :asOf)))
            and (:course = '' or c.slug = :course)
            and (:lesson = '' or v.slug = :lesson)
            and (:language = '' or b.language = :language)
            and (:q = '' or b.code ilike :pattern escape '\\')
            and (c.slug > :afterCourse or (c.slug = :afterCourse and (v.sortKey > :afterLesson
                or (v.sortKey = :afterLesson and b.key.number > :afterNumber))))
            order by c.slug, v.sortKey, b.key.number
            """;

    private final EntityManager entities;

    CodeBlockQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Which code blocks of the current releases to list; empty text is for any.
     *
     * @param q what the code holds, in either case
     */
    record Filter(String course, String lesson, String language, String q) {}

    /** Where a page begins: after this one. */
    record Place(String course, String lessonSortKey, int number) {

        static final Place START = new Place("", "", 0);
    }

    /** All code blocks of {@code lessons}, by lesson, in document order. */
    Map<UUID, List<CodeBlockRow>> of(ReleasePoint at, Collection<UUID> lessons) {
        return in(at, "and v.key.lessonId in :lessons order by v.key.lessonId, b.key.number")
                .setParameter("lessons", lessons)
                .getResultStream()
                .collect(Collectors.groupingBy(CodeBlockRow::lessonId));
    }

    /** Code blocks of one lesson with numbers greater than {@code after}, in document order. */
    List<CodeBlockRow> page(ReleasePoint at, UUID lesson, int after, int limit) {
        return in(at, "and v.key.lessonId = :lesson and b.key.number > :after order by b.key.number")
                .setParameter("lesson", lesson)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<CodeBlockRow> byNumber(ReleasePoint at, UUID lesson, int number) {
        return in(at, "and v.key.lessonId = :lesson and b.key.number = :number")
                .setParameter("lesson", lesson)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** The code block with a stable id. */
    Optional<CodeBlockRow> byId(ReleasePoint at, UUID id) {
        return in(at, "and i.codeBlockId = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Code blocks of the current releases, by course, lesson and number. */
    List<CodeBlockRow> current(CurrentReleasePoints courses, Filter filter, Place after, int limit) {
        return entities.createQuery(CODE_BLOCKS + CURRENT, CodeBlockRow.class)
                .setParameter("read", courses.read())
                .setParameter("previewed", courses.previewed())
                .setParameter("asOf", courses.asOf())
                .setParameter("course", filter.course())
                .setParameter("lesson", filter.lesson())
                .setParameter("language", filter.language())
                .setParameter("q", filter.q())
                .setParameter("pattern", LikePattern.containing(filter.q()))
                .setParameter("afterCourse", after.course())
                .setParameter("afterLesson", after.lessonSortKey())
                .setParameter("afterNumber", after.number())
                .setMaxResults(limit)
                .getResultList();
    }

    private TypedQuery<CodeBlockRow> in(ReleasePoint at, String which) {
        return at.bind(entities.createQuery(CODE_BLOCKS + IN_RELEASE + which, CodeBlockRow.class));
    }
}
