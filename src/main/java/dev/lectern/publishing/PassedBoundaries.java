package dev.lectern.publishing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Records that lessons came or went because their time had come, as publications of the release that is current anyway. Readers
 * see them without it, by the clock; those who keep a copy are told by the next publication.
 */
@ApplicationScoped
class PassedBoundaries {

    private static final String NAME = "passed-boundaries";

    private static final String FAILURE = "what readers see by now can't be recorded";

    /** How long a copy may be behind the clock. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    private static final String DUE = """
            select c.id, r.number
            from course c
            join release r on r.course_id = c.id and r.number = c.current_release
            cross join lateral (select max(b) as as_of from unnest(r.boundaries) b where b <= ?) due
            cross join lateral (
                select p.as_of from publication p where p.course_id = c.id order by p.sequence desc limit 1) known
            where due.as_of is not null and due.as_of is distinct from known.as_of and (cast(? as uuid) is null or c.id = ?)
            order by c.id
            """;

    private static final String LOCK = "select 1 from course where id = ? for update";

    private final DataSource database;
    private final ReleasePointer pointer;
    private final Clock clock;

    PassedBoundaries(DataSource database, ReleasePointer pointer, Clock clock) {
        this.database = database;
        this.pointer = pointer;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.recurring(NAME, FixedDelay.of(EVERY)).execute((job, context) -> record());
    }

    /** Records what has passed since the last time. */
    void record() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Due> passed = Transaction.of(database, FAILURE, connection -> due(connection, now, null));
        for (Due due : passed) {
            Transaction.of(database, FAILURE, connection -> record(connection, due.course(), now));
        }
    }

    /** What was recorded of {@code course}. */
    private List<Due> record(Connection connection, UUID course, Instant now) throws SQLException {
        Sql.lock(connection, LOCK, course);
        // Whoever had the lock until now may have recorded it.
        List<Due> passed = due(connection, now, course);
        for (Due due : passed) {
            pointer.record(connection, course, due.release(), now, "");
        }
        return passed;
    }

    /** @param course null for all */
    private static List<Due> due(Connection connection, Instant now, UUID course) throws SQLException {
        return Sql.rows(
                connection, DUE, row -> new Due(row.getObject(1, UUID.class), row.getInt(2)), now, course, course);
    }

    private record Due(UUID course, int release) {}
}
