package dev.lectern.course;

import dev.lectern.http.Cursor;
import dev.lectern.http.Digests;
import dev.lectern.http.Sort;
import dev.lectern.http.Version;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads courses and their releases. One query each, and another where not everything in them is seen. */
@ApplicationScoped
class CourseQueries implements PanacheRepositoryBase<Release, Release.Key> {

    static final List<Sort.Key> SORTS = List.of(
            new Sort.Key("slug", "c.slug", value -> value),
            new Sort.Key("title", "r.title", value -> value),
            new Sort.Key("publishedAt", "r.publishedAt", Instant::parse));

    private static final String CURRENT =
            "select c.slug, r from Course c join Release r on r.key.courseId = c.id and r.key.number = c.currentRelease";

    private final ReleasePoints points;
    private final TotalsQueries totals;

    CourseQueries(ReleasePoints points, TotalsQueries totals) {
        this.points = points;
        this.totals = totals;
    }

    /** A release, and which of its lessons are seen. */
    record Seen(String course, Release release, Visibility visibility) {

        private TotalsQueries.Asked asked() {
            return new TotalsQueries.Asked(release.key.courseId(), release.key.number(), visibility.asOf());
        }
    }

    /** The courses that readers see, at most {@code limit} of them. */
    List<CourseDetail> courses(Sort sort, Optional<Cursor> after, int limit) {
        String where = after.isPresent() ? " where " + sort.after("c.slug") : "";
        TypedQuery<Object[]> query = getEntityManager()
                .createQuery(CURRENT + where + " order by " + sort.orderBy("c.slug"), Object[].class)
                .setMaxResults(limit);
        after.ifPresent(cursor -> query.setParameter(
                        "after", Cursor.value(cursor.values().get(0), sort.key().parse()))
                .setParameter("tie", cursor.values().get(1)));
        List<Seen> seen = query.getResultList().stream()
                .map(row -> seen((String) row[0], (Release) row[1]))
                .toList();
        Map<TotalsQueries.Asked, Totals> totals = totals(seen);
        return seen.stream()
                .map(course -> detail(course, totals.get(course.asked())))
                .toList();
    }

    /** The course as the release at {@code point} has it. */
    CourseDetail course(ReleasePoint point) {
        Release release = findById(new Release.Key(point.courseId(), point.number()));
        Seen seen = new Seen(point.course(), release, point.visibility());
        return detail(seen, totals(List.of(seen)).get(seen.asked()));
    }

    /** Releases with numbers below {@code before}, the newest first. */
    List<Seen> releases(ReleasePoint current, int before, int limit) {
        return find("key.courseId = ?1 and key.number < ?2 order by key.number desc", current.courseId(), before)
                .range(0, limit - 1)
                .stream()
                .map(release -> seen(current.course(), release))
                .toList();
    }

    /** One release, empty when the course has none of that number. */
    Optional<Seen> release(ReleasePoint current, int number) {
        return findByIdOptional(new Release.Key(current.courseId(), number))
                .map(release -> seen(current.course(), release));
    }

    /** What is sent of {@code releases}, of which {@code current} is current. At most one query. */
    List<ReleaseDetail> details(List<Seen> releases, ReleasePoint current) {
        Map<TotalsQueries.Asked, Totals> totals = totals(releases);
        return releases.stream()
                .map(seen -> release(seen.release(), totals.get(seen.asked()), current.number()))
                .toList();
    }

    /** What an answer about {@code releases} is made from. */
    static Version version(List<Seen> releases, ReleasePoint current) {
        StringBuilder state = new StringBuilder(current.version().state());
        releases.forEach(seen -> state.append('\n')
                .append(seen.release().key.number())
                .append(seen.release().prunedAt)
                .append(seen.visibility().state()));
        boolean confidential =
                releases.stream().anyMatch(seen -> seen.visibility().confidential());
        return confidential ? Version.confidential(state.toString()) : new Version(state.toString(), false);
    }

    private Seen seen(String course, Release release) {
        return new Seen(course, release, points.visibility(course, release.restricted, release.boundaries));
    }

    private Map<TotalsQueries.Asked, Totals> totals(List<Seen> releases) {
        Map<TotalsQueries.Asked, Totals> found = totals.seen(releases.stream()
                .filter(seen -> !seen.visibility().everything() && seen.release().prunedAt == null)
                .map(Seen::asked)
                .toList());
        releases.forEach(seen -> found.putIfAbsent(seen.asked(), seen.release().totals()));
        return found;
    }

    private static ReleaseDetail release(Release release, Totals totals, int current) {
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
                release.prunedAt == null,
                release.title,
                release.moduleCount,
                totals.lessons(),
                totals.sections(),
                totals.codeBlocks(),
                totals.assets(),
                totals.words(),
                totals.minutes());
    }

    private static CourseDetail detail(Seen seen, Totals totals) {
        Release release = seen.release();
        return new CourseDetail(
                release.key.courseId(),
                seen.course(),
                release.title,
                release.description,
                release.language,
                List.of(release.tags),
                release.authors,
                release.license,
                release.metadata,
                release.moduleCount,
                totals.lessons(),
                totals.sections(),
                totals.codeBlocks(),
                totals.assets(),
                totals.words(),
                totals.minutes(),
                new ReleaseSummary(release.key.number(), release.publishedAt, Digests.hex(release.digest)));
    }
}
