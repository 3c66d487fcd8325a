package dev.lectern.publishing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Prunes releases whose time is over, and then what no release that is kept has. A pruned release is still listed, and ids and
 * addresses that only pruned releases had still tell what became of them. What the current release has is never touched.
 */
@ApplicationScoped
class Retention {

    private static final String NAME = "retention";

    private static final String FAILURE = "releases whose time is over can't be pruned";

    /** How many contents go in one transaction. */
    private static final int BATCH = 200;

    /** Longer than an ingestion takes from finding contents to the release that names them. */
    private static final Duration UNNAMED = Duration.ofHours(24);

    private static final String DUE = """
            select c.id
            from course c
            where exists (select 1 from release r where r.course_id = c.id and r.pruned_at is null offset ?)
            order by c.id
            """;

    private static final String LOCK = "select 1 from course where id = ? for update";

    private static final String PRUNE = """
            update release r set pruned_at = ?
            from course c
            where c.id = ? and r.course_id = c.id and r.pruned_at is null and r.number <> c.current_release
                and r.published_at < ?
                and r.number not in (
                    select n.number from release n where n.course_id = c.id order by n.number desc limit ?)
                and not exists (
                    select 1 from (
                        select p.release, lead(p.published_at) over (order by p.sequence) as until
                        from publication p where p.course_id = c.id) time
                    where time.release = r.number and (time.until is null or time.until >= ?))
                and not exists (
                    select 1 from release_read read
                    where read.course_id = r.course_id and read.number = r.number and read.read_at >= ?)
            """;

    /** Versions that no release has that is kept. The last one of a lesson that its author named is needed when it returns. */
    private static final String ORPHANED = """
            from lesson_version v
            join lesson l on l.id = v.lesson_id
            where v.course_id = ? and v.content is not null
                and not exists (
                    select 1 from release r where r.course_id = v.course_id and r.pruned_at is null
                        and r.number between v.first_release and v.last_release)
                and (l.author_id is null or exists (
                    select 1 from lesson_version later
                    where later.lesson_id = v.lesson_id and later.first_release > v.first_release))
            """;

    private static final List<String> EMPTY = List.of(
            "update section_version i set anchor = s.anchor from (select v.lesson_id, v.first_release, v.content "
                    + ORPHANED
                    + ") v join section_content s on s.lesson_digest = v.content where i.lesson_id = v.lesson_id"
                    + " and i.first_release = v.first_release and i.position = s.position",
            "delete from link_version i using (select v.lesson_id, v.first_release " + ORPHANED
                    + ") v where i.lesson_id = v.lesson_id and i.first_release = v.first_release",
            "update lesson_version e set content = null from (select v.lesson_id, v.first_release " + ORPHANED
                    + ") v where e.lesson_id = v.lesson_id and e.first_release = v.first_release",
            """
            delete from asset_version v where v.course_id = ? and not exists (
                select 1 from release r where r.course_id = v.course_id and r.pruned_at is null
                    and r.number between v.first_release and v.last_release)
            """,
            """
            delete from module_version v where v.course_id = ? and not exists (
                select 1 from release r where r.course_id = v.course_id and r.pruned_at is null
                    and r.number between v.first_release and v.last_release)
            """);

    private static final String SWEEP = """
            delete from lesson_content c
            where c.used_at < ? and c.digest in (
                select o.digest from lesson_content o
                where o.used_at < ? and not exists (select 1 from lesson_version v where v.content = o.digest)
                limit ?)
            """;

    private final DataSource database;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(DataSource database, RetentionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.recurring(NAME, FixedDelay.of(settings.interval()))
                .execute((job, context) -> prune(settings.releases(), settings.period()));
    }

    /**
     * Prunes once.
     *
     * @param releases how many of a course's newest releases are kept in any case; 0 keeps all
     * @param period how long others are kept
     */
    void prune(int releases, Duration period) {
        List<UUID> courses = releases == 0
                ? List.of()
                : Transaction.of(database, FAILURE, connection -> Sql.rows(connection, DUE, Retention::id, releases));
        for (UUID course : courses) {
            Transaction.of(database, FAILURE, connection -> prune(connection, course, releases, period));
        }
        // Each is a transaction of its own, so that nothing is locked for long.
        int swept;
        do {
            swept = Transaction.of(database, FAILURE, this::sweep);
        } while (swept == BATCH);
    }

    /** How many releases of {@code course} are pruned. */
    private int prune(Connection connection, UUID course, int releases, Duration period) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant since = now.minus(period);
        Sql.lock(connection, LOCK, course);
        int pruned = Sql.update(connection, PRUNE, now, course, since, releases, since, since);
        if (pruned > 0) {
            Log.infof("Course %s: %d releases pruned", course, pruned);
            for (String sql : EMPTY) {
                Sql.update(connection, sql, course);
            }
        }
        return pruned;
    }

    private int sweep(Connection connection) throws SQLException {
        Instant unnamedSince = clock.instant().minus(UNNAMED);
        return Sql.update(connection, SWEEP, unnamedSince, unnamedSince, BATCH);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }
}
