package dev.lectern.course;

import dev.lectern.http.Cursor;
import dev.lectern.http.Digests;
import dev.lectern.http.Sort;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads courses and their releases. One query each. */
@ApplicationScoped
class CourseQueries implements PanacheRepositoryBase<Release, Release.Key> {

    static final List<Sort.Key> SORTS = List.of(
            new Sort.Key("slug", "c.slug", value -> value),
            new Sort.Key("title", "r.title", value -> value),
            new Sort.Key("publishedAt", "r.publishedAt", Instant::parse));

    private static final String CURRENT =
            "select c.slug, r from Course c join Release r on r.key.courseId = c.id and r.key.number = c.currentRelease";

    /** The courses that readers see, at most {@code limit} of them. */
    List<CourseDetail> courses(Sort sort, Optional<Cursor> after, int limit) {
        String where = after.isPresent() ? " where " + sort.after("c.slug") : "";
        TypedQuery<Object[]> query = getEntityManager()
                .createQuery(CURRENT + where + " order by " + sort.orderBy("c.slug"), Object[].class)
                .setMaxResults(limit);
        after.ifPresent(cursor -> query.setParameter(
                        "after", Cursor.value(cursor.values().get(0), sort.key().parse()))
                .setParameter("tie", cursor.values().get(1)));
        return query.getResultList().stream()
                .map(row -> detail((String) row[0], (Release) row[1]))
                .toList();
    }

    /** The course as the release at {@code point} has it. */
    CourseDetail course(ReleasePoint point) {
        return detail(point.course(), findById(new Release.Key(point.courseId(), point.number())));
    }

    /** Releases with numbers below {@code before}, the newest first. */
    List<ReleaseDetail> releases(ReleasePoint current, int before, int limit) {
        return find("key.courseId = ?1 and key.number < ?2 order by key.number desc", current.courseId(), before)
                .range(0, limit - 1)
                .stream()
                .map(release -> release(release, current.number()))
                .toList();
    }

    /** One release, empty when the course has none of that number. */
    Optional<ReleaseDetail> release(ReleasePoint current, int number) {
        return findByIdOptional(new Release.Key(current.courseId(), number))
                .map(release -> release(release, current.number()));
    }

    private static ReleaseDetail release(Release release, int current) {
        return new ReleaseDetail(
                release.key.number(),
                release.publishedAt,
                release.publishedBy,
                release.message,
                release.source,
                release.sourceRef,
                release.ingestionId,
                new ReleaseDetail.Counts(
                        release.added, release.modified, release.removed, release.moved, release.unchanged),
                Digests.hex(release.digest),
                release.key.number() == current,
                release.title,
                release.moduleCount,
                release.lessonCount,
                release.sectionCount,
                release.codeBlockCount,
                release.assetCount,
                release.wordCount,
                release.estimatedMinutes);
    }

    private static CourseDetail detail(String slug, Release release) {
        return new CourseDetail(
                release.key.courseId(),
                slug,
                release.title,
                release.description,
                release.language,
                List.of(release.tags),
                release.authors,
                release.license,
                release.metadata,
                release.moduleCount,
                release.lessonCount,
                release.sectionCount,
                release.codeBlockCount,
                release.assetCount,
                release.wordCount,
                release.estimatedMinutes,
                new ReleaseSummary(release.key.number(), release.publishedAt, Digests.hex(release.digest)));
    }
}
