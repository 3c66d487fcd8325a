package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Slugs;
import dev.lectern.course.Visibility;
import dev.lectern.http.Cursor;
import dev.lectern.http.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads lessons without what is in them. One query each. */
@ApplicationScoped
class LessonQueries {

    static final List<Sort.Key> SORTS = List.of(
            new Sort.Key("order", "v.sortKey", value -> value),
            new Sort.Key("title", "v.title", value -> value),
            new Sort.Key("slug", "v.slug", value -> value),
            new Sort.Key("updatedAt", "r.publishedAt", Instant::parse),
            new Sort.Key("estimatedMinutes", "c.estimatedMinutes", Integer::valueOf),
            new Sort.Key("wordCount", "c.wordCount", Integer::valueOf));

    private static final String LESSONS = """
            select new dev.lectern.lesson.LessonRow(v.key.lessonId, v.slug, v.path, v.title, v.order, v.number, v.draft, v.publishAt, v.expireAt,
                v.sortKey, v.derived, c.derived, c.estimatedMinutes, c.wordCount, c.summary, c.tags, c.objectives, c.metadata,
                m.key.slug, m.title, r.publishedAt)
            from LessonVersion v
            join LessonContent c on c.digest = v.content
            join Release r on r.key.courseId = v.courseId and r.key.number = v.contentRelease
            left join ModuleVersion m on m.key.courseId = v.courseId and m.key.slug = v.module
                and :release between m.key.firstRelease and m.lastRelease
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and
            """ + Visibility.jpql("v");

    private static final String FILTER = """
            and (:module = '' or v.module = :module or v.module like :below escape '\\')
            and (:tag = '' or array_position(c.tags, :tag) > 0)
            and (:language = '' or array_position(c.languages, :language) > 0)
            and r.publishedAt >= :updatedSince
            """;

    private static final String NEIGHBOUR = """
            select new dev.lectern.lesson.LessonLink(v.slug, v.title)
            from LessonVersion v
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and
            """ + Visibility.jpql("v");

    private final EntityManager entities;
    private final FormerAddresses formerAddresses;

    LessonQueries(EntityManager entities, FormerAddresses formerAddresses) {
        this.entities = entities;
        this.formerAddresses = formerAddresses;
    }

    /** The lesson at {@code slug}; what became of it is thrown where there is none. */
    LessonRow bySlug(ReleasePoint at, String slug) {
        return findBySlug(at, slug).orElseThrow(() -> formerAddresses.lesson(at, slug));
    }

    Optional<LessonRow> findBySlug(ReleasePoint at, String slug) {
        return Slugs.storable(slug)
                ? in(at, LESSONS + "and v.slug = :slug", LessonRow.class)
                        .setParameter("slug", Slugs.asked(slug))
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    LessonRow byId(ReleasePoint at, UUID id) {
        return in(at, LESSONS + "and v.key.lessonId = :id", LessonRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> formerAddresses.lesson(at, id));
    }

    List<LessonRow> list(ReleasePoint at, LessonFilter filter, Sort sort, Optional<Cursor> after, int limit) {
        String page = after.isPresent() ? "and " + sort.after("v.sortKey") : "";
        TypedQuery<LessonRow> query = in(
                        at, LESSONS + FILTER + page + " order by " + sort.orderBy("v.sortKey"), LessonRow.class)
                .setParameter("module", filter.module())
                .setParameter("below", filter.belowModule())
                .setParameter("tag", filter.tag())
                .setParameter("language", filter.language())
                .setParameter("updatedSince", filter.updatedSince())
                .setMaxResults(limit);
        after.ifPresent(cursor -> query.setParameter(
                        "after", Cursor.value(cursor.values().get(0), sort.key().parse()))
                .setParameter("tie", cursor.values().get(1)));
        return query.getResultList();
    }

    Optional<LessonLink> before(ReleasePoint at, LessonRow lesson) {
        return neighbour(at, lesson, "and v.sortKey < :sortKey order by v.sortKey desc");
    }

    Optional<LessonLink> after(ReleasePoint at, LessonRow lesson) {
        return neighbour(at, lesson, "and v.sortKey > :sortKey order by v.sortKey");
    }

    private Optional<LessonLink> neighbour(ReleasePoint at, LessonRow lesson, String side) {
        return in(at, NEIGHBOUR + side, LessonLink.class)
                .setParameter("sortKey", lesson.sortKey())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private <T> TypedQuery<T> in(ReleasePoint at, String query, Class<T> row) {
        return at.bind(entities.createQuery(query, row));
    }
}
