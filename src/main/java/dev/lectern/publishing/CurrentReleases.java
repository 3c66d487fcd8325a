package dev.lectern.publishing;

import dev.lectern.course.ReleasePoints;
import dev.lectern.course.Slugs;
import dev.lectern.http.ProblemCode;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads which release is current, and makes another one current: back to an older one, or forward again. */
@ApplicationScoped
class CurrentReleases {

    private static final String CURRENT = """
            select c.slug, c.current_release, p.published_at, p.published_by,
                (select max(r.number) from release r where r.course_id = c.id) as latest
            from course c
            cross join lateral (
                select p.published_at, p.published_by from publication p
                where p.course_id = c.id and p.release = c.current_release and p.sequence > coalesce((
                    select max(other.sequence) from publication other
                    where other.course_id = c.id and other.release <> c.current_release), 0)
                order by p.sequence limit 1) p
            where c.slug = ? and c.current_release is not null
            """;

    private static final String LOCK = "select id from course where slug = ? for update";

    private static final String EXISTS = "select pruned_at is null from release where course_id = ? and number = ?";

    private final DataSource database;
    private final ReleasePointer pointer;
    private final Clock clock;

    CurrentReleases(DataSource database, ReleasePointer pointer, Clock clock) {
        this.database = database;
        this.pointer = pointer;
        this.clock = clock;
    }

    /** Which release of {@code course} is current; 404 when there is no such course. */
    CurrentRelease of(String course) {
        return Transaction.of(
                database,
                "the current release of %s can't be read".formatted(course),
                connection -> read(connection, course));
    }

    /**
     * Makes {@code release} the current one of {@code course}, and tells what is current then. Does nothing when it is already.
     *
     * @param expectation throws what stands against it, given what is current now, which stays so until it has been done
     * @param by whoever wants it
     */
    CurrentRelease move(String course, int release, Consumer<CurrentRelease> expectation, String by) {
        return Transaction.of(
                database,
                "release %d of %s can't be made current".formatted(release, course),
                connection -> move(connection, course, release, expectation, by));
    }

    private CurrentRelease move(
            Connection connection, String course, int release, Consumer<CurrentRelease> expectation, String by)
            throws SQLException {
        UUID id = lock(connection, course);
        CurrentRelease before = read(connection, course);
        expectation.accept(before);
        Optional<Boolean> kept = kept(connection, id, release);
        if (kept.isPresent() && !kept.get()) {
            throw ReleasePoints.releaseGone(before.course(), release);
        }
        if (kept.isEmpty()) {
            throw ProblemCode.RELEASE_NOT_FOUND.because(
                    "Course '%s' has no release %d; GET /api/v1/courses/%s/releases lists them."
                            .formatted(before.course(), release, before.course()));
        }
        if (before.release() == release) {
            return before;
        }
        pointer.move(connection, id, release, clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
        return read(connection, course);
    }

    private static UUID lock(Connection connection, String course) throws SQLException {
        return named(connection, LOCK, row -> row.getObject(1, UUID.class), course);
    }

    private static CurrentRelease read(Connection connection, String course) throws SQLException {
        return named(
                connection,
                CURRENT,
                row -> new CurrentRelease(
                        row.getString("slug"),
                        row.getInt("current_release"),
                        row.getInt("latest"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("published_by")),
                course);
    }

    /** Whether the release is kept; empty when it never was there. */
    private static Optional<Boolean> kept(Connection connection, UUID course, int release) throws SQLException {
        return Sql.row(connection, EXISTS, row -> row.getBoolean(1), course, release);
    }

    private static <T> T named(Connection connection, String sql, Sql.Reader<T> reader, String course)
            throws SQLException {
        Optional<T> found =
                Slugs.storable(course) ? Sql.row(connection, sql, reader, Slugs.asked(course)) : Optional.empty();
        return found.orElseThrow(() -> notFound(course));
    }

    private static RuntimeException notFound(String course) {
        return ProblemCode.COURSE_NOT_FOUND.because(
                "There is no course '%s'; GET /api/v1/courses lists them.".formatted(course));
    }
}
