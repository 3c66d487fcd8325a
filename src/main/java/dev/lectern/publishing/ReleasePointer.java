package dev.lectern.publishing;

import dev.lectern.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Moves what readers see of a course from one release to another. */
@ApplicationScoped
public class ReleasePointer {

    private static final String LOCK_COURSE =
            "select slug, coalesce(current_release, 0) from course where id = ? for update";

    private static final String MOVE = "update course set current_release = ? where id = ?";

    /**
     * Whoever reads publications goes on after the greatest sequence number that it saw, and would never see a lower one that
     * becomes visible later. The lock is held until the transaction has ended, so that they become visible in order.
     */
    private static final String LOCK = "select pg_advisory_xact_lock(7310308020905)";

    private static final String RECORD = """
            insert into publication (course_id, release, published_at, published_by, as_of)
            select course_id, number, ?, ?, (select max(b) from unnest(boundaries) b where b <= ?)
            from release where course_id = ? and number = ?
            """;

    private static final String RECORD_REMOVAL = """
            insert into publication (course_id, removed_slug, removed_title, last_release, published_at, published_by)
            values (?, ?, ?, ?, ?, ?)
            """;

    private final Event<ReleaseMoved> moved;

    ReleasePointer(Event<ReleaseMoved> moved) {
        this.moved = moved;
    }

    /**
     * To be the last act of a transaction: until it ends, no other course is published. Observers of {@link ReleaseMoved} write
     * in the same transaction.
     *
     * @param by whoever moves it, for people to read; empty for the service itself
     */
    public void move(Connection connection, UUID course, int release, Instant at, String by) throws SQLException {
        moved.fire(lock(connection, course, release, at, by));
        Sql.update(connection, MOVE, release, course);
        record(connection, course, release, at, by);
    }

    /**
     * Records what readers see of {@code release} from now on: the release itself, or lessons that came or went in it because
     * their time had come. To be the last act of a transaction that has locked the course.
     */
    void record(Connection connection, UUID course, int release, Instant at, String by) throws SQLException {
        Sql.lock(connection, LOCK);
        if (Sql.update(connection, RECORD, at, by, at, course, release) != 1) {
            throw new SQLException("course %s has no release %d".formatted(course, release));
        }
    }

    /** Records that a course is no more. To be the last act of a transaction that has locked and removed it. */
    void recordRemoval(
            Connection connection, UUID course, String slug, String title, int lastRelease, Instant at, String by)
            throws SQLException {
        Sql.lock(connection, LOCK);
        Sql.update(connection, RECORD_REMOVAL, course, slug, title, lastRelease, at, by);
    }

    private static ReleaseMoved lock(Connection connection, UUID course, int release, Instant at, String by)
            throws SQLException {
        return Sql.row(
                        connection,
                        LOCK_COURSE,
                        row -> new ReleaseMoved(connection, course, row.getString(1), row.getInt(2), release, at, by),
                        course)
                .orElseThrow(() -> new SQLException("there is no course with the id " + course));
    }
}
