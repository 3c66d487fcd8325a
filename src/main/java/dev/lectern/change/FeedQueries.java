package dev.lectern.change;

import dev.lectern.course.LinkTemplate;
import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Visibility;
import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads which courses were published. One query each. */
@ApplicationScoped
class FeedQueries {

    private static final String LATEST = "select coalesce(max(p.sequence), 0) from publication p";

    private static final String SPANS = """
            select c.id, c.slug, coalesce(b.release, 0), rb.digest, rb.restricted, b.as_of, a.release, ra.digest, ra.restricted,
                a.as_of
            from course c
            cross join lateral (
                select p.release, p.as_of from publication p where p.course_id = c.id and p.sequence <= :to
                order by p.sequence desc limit 1
            ) a
            join release ra on ra.course_id = c.id and ra.number = a.release
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
    List<Span> spans(FeedPosition position, String course, int limit) {
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
                    return row[3] == null ? Span.upTo(to) : new Span(point(row, 2), to);
                })
                .toList();
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
