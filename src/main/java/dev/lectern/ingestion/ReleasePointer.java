package dev.lectern.ingestion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Moves what readers see of a course from one release to another. */
final class ReleasePointer {

    private static final String MOVE = "update course set current_release = ? where id = ?";

    /**
     * Whoever reads publications goes on after the greatest sequence number that it saw, and would never see a lower one that
     * becomes visible later. The lock is held until the transaction has ended, so that they become visible in order.
     */
    private static final String LOCK = "select pg_advisory_xact_lock(7310308020905)";

    private static final String RECORD = "insert into publication (course_id, release, published_at) values (?, ?, ?)";

    private ReleasePointer() {}

    /** To be the last act of a transaction that has locked the course: until it ends, no other course is published. */
    static void move(Connection connection, UUID course, int release, Instant at) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE);
                PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement record = connection.prepareStatement(RECORD)) {
            move.setInt(1, release);
            move.setObject(2, course);
            move.executeUpdate();
            lock.execute();
            record.setObject(1, course);
            record.setInt(2, release);
            record.setTimestamp(3, Timestamp.from(at));
            record.executeUpdate();
        }
    }
}
