package dev.lectern.ingestion;

import dev.lectern.TestCourse;
import dev.lectern.identity.StableIds;
import dev.lectern.publishing.ReleasePointer;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes another release of a course the current one, as an operator would. */
public final class Rollback {

    private Rollback() {}

    public static void to(TestCourse course, int release) {
        Instant now = CDI.current().select(Clock.class).get().instant();
        try (Connection connection =
                CDI.current().select(DataSource.class).get().getConnection()) {
            connection.setAutoCommit(false);
            try {
                UUID id = StableIds.course(course.slug());
                CDI.current().select(ReleasePointer.class).get().move(connection, id, release, now, "operator");
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
