package dev.lectern.course;

import dev.lectern.access.Caller;
import dev.lectern.access.Scope;
import dev.lectern.http.Cursor;
import dev.lectern.http.Digests;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Finds the release that a request reads: the one it pins with {@code release=}, else the current one. One query. */
@ApplicationScoped
public class ReleasePoints {

    private static final String BY_SLUG = """
            select c.id, c.slug, r.key.number, r.digest, r.linkTemplate, r.restricted, r.boundaries, r.prunedAt
            from Course c left join Release r on r.key.courseId = c.id
                and r.key.number = case when :number = 0 then c.currentRelease else :number end
            where c.slug = :course and c.currentRelease is not null
            """;

    private static final String CURRENT = """
            select c.id, c.slug, r.key.number, r.digest, r.linkTemplate, r.restricted, r.boundaries
            from Course c join Release r on r.key.courseId = c.id and r.key.number = c.currentRelease
            order by c.slug
            """;

    private final EntityManager entities;
    private final LinkTemplate linkTemplate;
    private final Caller caller;
    private final PinnedReads reads;
    private final Clock clock;

    ReleasePoints(EntityManager entities, LinkSettings settings, Caller caller, PinnedReads reads, Clock clock) {
        this.entities = entities;
        this.caller = caller;
        this.reads = reads;
        this.clock = clock;
        this.linkTemplate = settings.linkTemplate().orElse(LinkTemplate.NONE);
    }

    /** The {@code release} parameter of the request. */
    public static OptionalInt pinned(Query query) {
        return query.integer("release", 1, Integer.MAX_VALUE - 1);
    }

    /** The release to read: pinned by number, or current. 404 when there is no such course or release. */
    public ReleasePoint at(String course, OptionalInt pinned) {
        return find(course, pinned.orElse(0), pinned.isPresent());
    }

    /**
     * The release that a page is read from: the rest of a list is read from the release that its first page came
     * from, even if another one has been published since.
     */
    public ReleasePoint at(String course, OptionalInt pinned, Optional<Cursor> cursor) {
        return pinned.isPresent() || cursor.isEmpty()
                ? at(course, pinned)
                : find(course, Cursor.value(cursor.get().state(), Integer::parseInt), false);
    }

    /** The release that an address names: its {@code number} as a client wrote it. 404 when there is no such course or release. */
    public ReleasePoint numbered(String course, String number) {
        if (number.matches("[1-9]\\d{0,8}")) {
            return find(course, Integer.parseInt(number), true);
        }
        throw releaseNotFound(find(course, 0, false).course(), number);
    }

    /** The current releases of all courses that have one. */
    public CurrentReleasePoints current() {
        return new CurrentReleasePoints(entities.createQuery(CURRENT, Object[].class).getResultList().stream()
                .map(row -> point(row, false))
                .toList());
    }

    private ReleasePoint find(String course, int number, boolean pinned) {
        List<Object[]> found = Slugs.storable(course)
                ? entities.createQuery(BY_SLUG, Object[].class)
                        .setParameter("course", Slugs.asked(course))
                        .setParameter("number", number)
                        .getResultList()
                : List.of();
        if (found.isEmpty()) {
            throw ProblemCode.COURSE_NOT_FOUND.because(
                    "There is no course '%s'; GET /api/v1/courses lists them.".formatted(course));
        }
        if (found.get(0)[2] == null) {
            throw releaseNotFound(course, number);
        }
        if (found.get(0)[7] != null) {
            throw releaseGone(course, number);
        }
        ReleasePoint point = point(found.get(0), pinned);
        if (pinned) {
            reads.note(point.courseId(), point.number());
        }
        return point;
    }

    /** What to throw where a release was there, and is no longer kept. */
    public static RuntimeException releaseGone(String course, Object number) {
        return ProblemCode.RELEASE_GONE.because(
                "Release %s of course '%s' is no longer kept; GET /api/v1/courses/%s/releases says which are."
                        .formatted(number, course, course));
    }

    static RuntimeException releaseNotFound(String course, Object number) {
        return ProblemCode.RELEASE_NOT_FOUND.because(
                "Course '%s' has no release %s; GET /api/v1/courses/%s/releases lists them."
                        .formatted(course, number, course));
    }

    /** What whoever asks sees of a release of {@code course}. */
    Visibility visibility(String course, boolean restricted, Instant[] boundaries) {
        return Visibility.at(clock.instant(), caller.may(Scope.PREVIEW, course), restricted, List.of(boundaries));
    }

    private ReleasePoint point(Object[] row, boolean pinned) {
        String ofCourse = (String) row[4];
        return new ReleasePoint(
                (UUID) row[0],
                (String) row[1],
                (Integer) row[2],
                Digests.hex((byte[]) row[3]),
                pinned,
                ofCourse.isEmpty() ? linkTemplate : new LinkTemplate(ofCourse),
                visibility((String) row[1], (Boolean) row[5], (Instant[]) row[6]));
    }
}
