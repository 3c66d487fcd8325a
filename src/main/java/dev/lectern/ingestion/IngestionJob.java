package dev.lectern.ingestion;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.lectern.job.JobScheduler;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The job that runs one ingestion when its turn has come. */
@ApplicationScoped
class IngestionJob {

    private static final String NAME = "ingestion";

    /** An ingestion that ends wakes the next one of its course; this is for when its replica died before it could. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final IngestionLog log;
    private final IngestedTrees trees;
    private final IngestionRunner runner;
    private final IngestionQueue queue;
    private final JobScheduler jobs;
    private final Clock clock;

    IngestionJob(
            IngestionLog log,
            IngestedTrees trees,
            IngestionRunner runner,
            IngestionQueue queue,
            JobScheduler jobs,
            Clock clock) {
        this.log = log;
        this.trees = trees;
        this.runner = runner;
        this.queue = queue;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The job of the ingestion {@code id}. */
    static TaskInstance<Void> of(UUID id) {
        return new TaskInstance<>(NAME, id.toString());
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.custom(NAME, Void.class).onDeadExecutionRevive().execute((job, context) -> run(job));
    }

    private CompletionHandler<Void> run(TaskInstance<Void> job) {
        try {
            return run(UUID.fromString(job.getId()));
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed during ingestion " + job.getId(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped during ingestion " + job.getId(), e);
        }
    }

    private CompletionHandler<Void> run(UUID id) throws SQLException, InterruptedException {
        Optional<QueuedIngestion> begun = log.begin(id);
        if (begun.isEmpty() && !log.hasEnded(id)) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(LOOK_AGAIN));
        }
        if (begun.isPresent()) {
            QueuedIngestion ingestion = begun.get();
            runner.run(ingestion, trees.of(ingestion));
            queue.tellEnd();
            wakeNext(ingestion.request().course());
        }
        return (complete, operations) -> operations.remove();
    }

    private void wakeNext(String course) {
        try {
            log.next(course).ifPresent(next -> jobs.wake(TaskInstanceId.of(NAME, next.toString())));
        } catch (SQLException | RuntimeException e) {
            Log.debugf(e, "The next ingestion of %s was not woken, and looks for itself in a moment", course);
        }
    }
}
