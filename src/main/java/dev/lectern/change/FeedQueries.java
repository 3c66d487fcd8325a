package dev.lectern.change;

import dev.lectern.course.LinkTemplate;
import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Visibility;
import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads which courses were published. One query each. */
@ApplicationScoped
class FeedQueries {

    private static final String LATEST = "select coalesce(max(p.sequence), 0) from publication p";

    private static final String SPANS = """
            select c.id, c.slug, coalesce(b.release, 0), rb.digest, rb.restricted, b.as_of, a.release, ra.digest, ra.restricted,
                a.as_of, rb.pruned_at is not null
            from course c
            cross join lateral (
                select p.release, p.as_of from publication p where p.course_id = c.id and p.sequence <= :to
                order by p.sequence desc limit 1
            ) a
            join release ra on ra.course_id = c.id and ra.number = a.release and ra.pruned_at is null
            left join lateral (
                select p.release, p.as_of from publication p where p.course_id = c.id and p.sequence <= :from
                order by p.sequence desc limit 1
            ) b on true
            left join release rb on rb.course_id = c.id and rb.number = b.release
            where c.id in (select p.course_id from publication p where p.sequence > :from and p.sequence <= :to)
                and (c.slug > :after or (:inCourse and c.slug = :after))
                and (:course = '' or c.slug = :course)
                and (b.release is distinct from a.release or b.as_of is distinct from a.as_of)
            order by c.slug
            """;

    private static final String TOMBSTONE = """
            select p.course_id, p.removed_slug, p.removed_title, p.last_release
            from publication p
            where p.release is null and :from > 0 and p.sequence > :from and p.sequence <= :to
                and p.removed_slug > :after and (:course = '' or p.removed_slug = :course)
                and (cast(:before as text) is null or p.removed_slug <= cast(:before as text))
            order by p.removed_slug, p.sequence desc
            """;

    private final EntityManager entities;

    FeedQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** Sequence of the last publication, 0 when there was none. */
    long latest() {
        return ((Number) entities.createNativeQuery(LATEST, Long.class).getSingleResult()).longValue();
    }

    /**
     * The next courses in which a consumer at {@code position} does not have what is current, with the releases that it has
     * and should have.
     *
     * @param course the only course to look at; empty for any
     */
    @SuppressWarnings("unchecked")
    List<FeedSpan> spans(FeedPosition position, String course, int limit) {
        List<Object[]> rows = entities.createNativeQuery(SPANS, Object[].class)
                .setParameter("from", position.from())
                .setParameter("to", position.to())
                .setParameter("after", position.course())
                .setParameter("inCourse", position.inCourse())
                .setParameter("course", course)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> {
                    ReleasePoint to = point(row, 6);
                    boolean lost = (Boolean) row[10];
                    return new FeedSpan(row[3] == null || lost ? Span.upTo(to) : new Span(point(row, 2), to), lost);
                })
                .toList();
    }

    /**
     * The next course of which a consumer at {@code position} may have something, though it was removed.
     *
     * @param course the only course to look at; empty for any
     * @param before the course that is told of next if there is none up to it; null when there is no more to tell
     */
    @SuppressWarnings("unchecked")
    Optional<Tombstone> tombstone(FeedPosition position, String course, String before) {
        List<Object[]> rows = entities.createNativeQuery(TOMBSTONE, Object[].class)
                .setParameter("from", position.from())
                .setParameter("to", position.to())
                .setParameter("after", position.course())
                .setParameter("course", course)
                .setParameter("before", before)
                .setMaxResults(1)
                .getResultList();
        return rows.stream()
                .map(row -> new Tombstone((UUID) row[0], (String) row[1], (String) row[2], (Integer) row[3]))
                .findFirst();
    }

    private static ReleasePoint point(Object[] row, int release) {
        return new ReleasePoint(
                (UUID) row[0],
                (String) row[1],
                (Integer) row[release],
                Digests.hex((byte[]) row[release + 1]),
                true,
                LinkTemplate.NONE,
                Visibility.asOf(row[release + 3] == null ? Visibility.BEGINNING : (Instant) row[release + 3], (Boolean)
                        row[release + 2]));
    }
}
