package dev.lectern.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts what is seen of releases of which not everything is. One query, however many they are. */
@ApplicationScoped
public class TotalsQueries {

    private static final String SEEN = """
            select asked.course_id, asked.number, lessons.*, assets.*
            from unnest(cast(:courses as uuid[]), cast(:numbers as integer[]), cast(:times as timestamptz[]))
                as asked (course_id, number, as_of)
            cross join lateral (
                select count(*), coalesce(sum(c.section_count), 0), coalesce(sum(c.code_block_count), 0),
                    coalesce(sum(c.word_count), 0), coalesce(sum(c.estimated_minutes), 0)
                from lesson_version v join lesson_content c on c.digest = v.content
                where v.course_id = asked.course_id and asked.number between v.first_release and v.last_release
                    and not v.draft and (v.publish_at is null or v.publish_at <= asked.as_of)
                    and (v.expire_at is null or v.expire_at > asked.as_of)) lessons
            cross join lateral (
                select count(distinct l.asset)
                from lesson_version v
                join link_version l on l.lesson_id = v.lesson_id and l.first_release = v.first_release
                where v.course_id = asked.course_id and asked.number between v.first_release and v.last_release
                    and not v.draft and (v.publish_at is null or v.publish_at <= asked.as_of)
                    and (v.expire_at is null or v.expire_at > asked.as_of)) assets
            """;

    private final EntityManager entities;

    TotalsQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** A release, and the last boundary that has passed for whoever reads it. */
    public record Asked(UUID course, int number, Instant asOf) {}

    /** What is seen of each of {@code asked}. */
    @SuppressWarnings("unchecked")
    public Map<Asked, Totals> seen(Collection<Asked> asked) {
        Map<Asked, Totals> totals = new HashMap<>();
        if (asked.isEmpty()) {
            return totals;
        }
        List<Object[]> rows = entities.createNativeQuery(SEEN, Object[].class)
                .setParameter("courses", asked.stream().map(Asked::course).toArray(UUID[]::new))
                .setParameter("numbers", asked.stream().map(Asked::number).toArray(Integer[]::new))
                .setParameter("times", asked.stream().map(Asked::asOf).toArray(Instant[]::new))
                .getResultList();
        for (Object[] row : rows) {
            Totals seen = new Totals(
                    number(row[2]), number(row[3]), number(row[4]), number(row[7]), number(row[5]), number(row[6]));
            asked.stream()
                    .filter(release -> release.course().equals(row[0]) && release.number() == number(row[1]))
                    .forEach(release -> totals.put(release, seen));
        }
        return totals;
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
