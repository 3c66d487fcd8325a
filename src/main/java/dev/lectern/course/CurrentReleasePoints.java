package dev.lectern.course;

import dev.lectern.http.Digests;
import dev.lectern.http.Version;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The current releases of all courses that somebody may read, as they see them.
 *
 * @param points by slug of the course
 */
public record CurrentReleasePoints(List<ReleasePoint> points) {

    private static final String SQL = """
             c.id = any (cast(:read as uuid[])) and (c.id = any (cast(:previewed as uuid[])) or (not v.draft and (v.publish_at is null or v.publish_at <= :asOf)
                and (v.expire_at is null or v.expire_at > :asOf)))
            """;

    public CurrentReleasePoints {
        points = List.copyOf(points);
    }

    /** The condition that the lesson version v of the course c is seen, for SQL with the parameters that {@link #bind} sets. */
    public static String sql() {
        return SQL;
    }

    /** Sets what {@link #sql} asks for. */
    public <Q extends Query> Q bind(Q query) {
        query.setParameter("read", read().toArray(UUID[]::new));
        query.setParameter("previewed", previewed().toArray(UUID[]::new));
        query.setParameter("asOf", asOf());
        return query;
    }

    /** What answers across courses are made from. */
    public Version version() {
        StringBuilder states = new StringBuilder();
        points.forEach(point -> states.append(point.version().state()).append('\n'));
        String state = Digests.hex(Digests.sha256(states.toString().getBytes(StandardCharsets.UTF_8)));
        boolean confidential =
                points.stream().anyMatch(point -> point.visibility().confidential());
        return confidential ? Version.confidential(state) : new Version(state, false);
    }

    /** The courses. */
    public List<UUID> read() {
        return points.stream().map(ReleasePoint::courseId).toList();
    }

    /** Courses whose drafts are seen. */
    public List<UUID> previewed() {
        return points.stream()
                .filter(point -> point.visibility().confidential())
                .map(ReleasePoint::courseId)
                .toList();
    }

    /** The last boundary of any of them: it is after the last one of each, and before the next one of each. */
    public Instant asOf() {
        return points.stream()
                .map(point -> point.visibility().asOf())
                .max(Comparator.naturalOrder())
                .orElse(Visibility.BEGINNING);
    }
}
