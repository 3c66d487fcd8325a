package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads where links lead in a release. One query each. */
@ApplicationScoped
class LinkQueries {

    private static final String TARGET = """
            left join LessonVersion t on t.courseId = v.courseId and t.path = l.target
                and :release between t.key.firstRelease and t.lastRelease and
            """ + Visibility.jpql("t") + """
            left join SectionContent s on s.key.lessonDigest = t.content and s.anchor = l.anchor and l.anchor <> ''
            left join SectionVersion i on i.key.lessonId = t.key.lessonId and i.key.firstRelease = t.key.firstRelease
                and i.key.position = s.key.position
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and
            """ + Visibility.jpql("v");

    private static final String ENDS = """
            select new dev.lectern.lesson.LinkEnd(v.key.lessonId, l.key.number, t.key.lessonId, t.slug, i.sectionId,
                l.anchor, l.asset)
            from LessonVersion v
            join LinkVersion l on l.key.lessonId = v.key.lessonId and l.key.firstRelease = v.key.firstRelease
            """ + TARGET + "and v.key.lessonId in :lessons";

    private static final String LINKS = """
            select new dev.lectern.lesson.LinkRow(v.key.lessonId, v.slug, v.title, v.sortKey, fi.sectionId, f.anchor,
                k.key.number, k.kind, k.url, k.external, k.text, k.line, k.column, t.key.lessonId, t.slug, t.title,
                i.sectionId, l.anchor, l.asset)
            from LessonVersion v
            join LinkContent k on k.key.lessonDigest = v.content
            join SectionContent f on f.key.lessonDigest = v.content and f.key.position = k.section
            join SectionVersion fi on fi.key.lessonId = v.key.lessonId and fi.key.firstRelease = v.key.firstRelease
                and fi.key.position = k.section
            left join LinkVersion l on l.key.lessonId = v.key.lessonId and l.key.firstRelease = v.key.firstRelease
                and l.key.number = k.key.number
            """ + TARGET;

    private static final String BACKLINKS = """
            and l.courseId = :course and l.target = :path and v.key.lessonId <> :lesson
            and (v.sortKey > :afterLesson or (v.sortKey = :afterLesson and k.key.number > :afterNumber))
            order by v.sortKey, k.key.number
            """;

    private final EntityManager entities;

    LinkQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** Where the links of {@code lessons} lead that lead to something in the course, by lesson and number. */
    Map<UUID, Map<Integer, LinkEnd>> ends(ReleasePoint at, Collection<UUID> lessons) {
        Map<UUID, Map<Integer, LinkEnd>> ends = new HashMap<>();
        in(at, ENDS, LinkEnd.class)
                .setParameter("lessons", lessons)
                .getResultStream()
                .filter(end -> end.lesson() != null || end.asset() != null)
                .forEach(end -> ends.computeIfAbsent(end.from(), lesson -> new HashMap<>())
                        .put(end.number(), end));
        return ends;
    }

    /** Links of one lesson with numbers greater than {@code after}, in document order. */
    List<LinkRow> of(ReleasePoint at, UUID lesson, int after, int limit) {
        return in(
                        at,
                        LINKS + "and v.key.lessonId = :lesson and k.key.number > :after order by k.key.number",
                        LinkRow.class)
                .setParameter("lesson", lesson)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Links to a lesson from others, in course order, after the link {@code afterNumber} of {@code afterLesson}. */
    List<LinkRow> to(ReleasePoint at, LessonRow lesson, String afterLesson, int afterNumber, int limit) {
        return in(at, LINKS + BACKLINKS, LinkRow.class)
                .setParameter("path", lesson.path())
                .setParameter("lesson", lesson.id())
                .setParameter("afterLesson", afterLesson)
                .setParameter("afterNumber", afterNumber)
                .setMaxResults(limit)
                .getResultList();
    }

    private <T> TypedQuery<T> in(ReleasePoint at, String query, Class<T> row) {
        return at.bind(entities.createQuery(query, row));
    }
}
