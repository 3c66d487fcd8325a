package dev.lectern.ingestion;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Forgets ingestions that ended long ago, and then the files that nothing needs any more. */
@ApplicationScoped
class IngestionPruning {

    private static final String NAME = "ingestion-pruning";

    /** Rows that go in one transaction. */
    private static final int BATCH = 500;

    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String INGESTIONS = """
            delete from ingestion where id in (select id from ingestion where ended_at < ? order by ended_at limit ?)
            """;

    /** What an ended ingestion was given is needed where it made a release, and is named by the release then. */
    private static final String NAMES = """
            update ingestion set tree = null where id in (
                select id from ingestion where tree is not null and ended_at < ? limit ?)
            """;

    /** {@code used_at} is looked at again when the row is locked: somebody may have begun to need it meanwhile. */
    private static final String TREES = """
            delete from source_tree where used_at < ? and digest in (
                select t.digest from source_tree t
                where t.used_at < ?
                    and not exists (select from ingestion i where i.tree = t.digest)
                    and not exists (select from release r where r.tree = t.digest)
                limit ?)
            """;

    private static final String FILES = """
            delete from file_content where used_at < ? and digest in (
                select f.digest from file_content f
                where f.used_at < ?
                    and not exists (select from asset_version a where a.digest = f.digest)
                    and not exists (
                        select from (select unnest(digests) as digest from source_tree) named where named.digest = f.digest)
                limit ?)
            """;

    private final DataSource database;
    private final IngestionSettings settings;
    private final Clock clock;

    IngestionPruning(DataSource database, IngestionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.recurring(NAME, FixedDelay.of(INTERVAL)).execute((job, context) -> {
            try {
                prune();
            } catch (SQLException e) {
                throw new IllegalStateException("the database failed while ingestions were pruned", e);
            }
        });
    }

    /** Prunes once. */
    void prune() throws SQLException {
        Instant now = clock.instant();
        Instant relied = now.minus(FileStore.RELIED_ON);
        all(INGESTIONS, now.minus(settings.kept()), BATCH);
        all(NAMES, relied, BATCH);
        all(TREES, relied, relied, BATCH);
        all(FILES, relied, relied, BATCH);
    }

    /** Each batch is a transaction of its own, so that nothing is locked for long. */
    private void all(String sql, Object... parameters) throws SQLException {
        int pruned;
        do {
            pruned = Transaction.of(database, connection -> Sql.update(connection, sql, parameters));
        } while (pruned == BATCH);
    }
}
