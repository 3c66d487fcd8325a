package dev.lectern.publishing;

import dev.lectern.course.Slugs;
import dev.lectern.http.ProblemCode;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Removes courses, with their releases. What only they used of the contents is left to {@link Retention}, since an ingestion of
 * another course may be about to use it.
 */
@ApplicationScoped
class CourseRemoval {

    private static final String LOCK = "select id from course where slug = ? for update";

    private static final String LAST = """
            select r.title, (select max(number) from release where course_id = c.id) as last_release
            from course c join release r on r.course_id = c.id and r.number = c.current_release
            where c.id = ?
            """;

    /** Versions first: for each release that goes before them, all of them would be looked at. */
    private static final List<String> REMOVE = List.of(
            "delete from publication where course_id = ?",
            "delete from lesson where course_id = ?",
            "delete from asset_version where course_id = ?",
            "delete from module_version where course_id = ?",
            "delete from course where id = ?");

    private final DataSource database;
    private final ReleasePointer pointer;
    private final Clock clock;

    CourseRemoval(DataSource database, ReleasePointer pointer, Clock clock) {
        this.database = database;
        this.pointer = pointer;
        this.clock = clock;
    }

    /** Removes {@code course}; 404 when there is none. {@code by} is whoever wants it. */
    void remove(String course, String by) {
        Transaction.of(
                database, "course %s can't be removed".formatted(course), connection -> remove(connection, course, by));
    }

    private UUID remove(Connection connection, String course, String by) throws SQLException {
        String slug = Slugs.asked(course);
        if (!Slugs.storable(course)) {
            throw notFound(course);
        }
        UUID id = Sql.row(connection, LOCK, row -> row.getObject(1, UUID.class), slug)
                .orElseThrow(() -> notFound(course));
        Last last = Sql.row(connection, LAST, row -> new Last(row.getString(1), row.getInt(2)), id)
                .orElseThrow(() -> notFound(course));
        for (String sql : REMOVE) {
            Sql.update(connection, sql, id);
        }
        pointer.recordRemoval(
                connection,
                id,
                slug,
                last.title(),
                last.release(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by);
        return id;
    }

    private static RuntimeException notFound(String course) {
        return ProblemCode.COURSE_NOT_FOUND.because(
                "There is no course '%s'; GET /api/v1/courses lists them.".formatted(course));
    }

    /** What is told of a course that is no more: its title, and the greatest number that a release of it had. */
    private record Last(String title, int release) {}
}
