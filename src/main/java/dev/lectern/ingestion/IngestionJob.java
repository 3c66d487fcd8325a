package dev.lectern.ingestion;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
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

/**
 * The job that runs one ingestion when its turn has come. An attempt that breaks off, whatever broke it, is made again: after
 * a while where this replica lives, by another where it does not.
 */
@ApplicationScoped
class IngestionJob {

    private static final String NAME = "ingestion";

    /** An ingestion that ends wakes the next one of its course; this is for when its replica died before it could. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final IngestionLog log;
    private final IngestionRunner runner;
    private final IngestionWatch watch;
    private final IngestionSettings settings;
    private final IngestionMeters meters;
    private final JobScheduler jobs;
    private final Clock clock;

    IngestionJob(
            IngestionLog log,
            IngestionRunner runner,
            IngestionWatch watch,
            IngestionSettings settings,
            IngestionMeters meters,
            JobScheduler jobs,
            Clock clock) {
        this.log = log;
        this.runner = runner;
        this.watch = watch;
        this.settings = settings;
        this.meters = meters;
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
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(LOOK_AGAIN))
                .execute((job, context) -> run(job, context.getSchedulerState()));
    }

    private CompletionHandler<Void> run(TaskInstance<Void> job, SchedulerState scheduler) {
        try {
            UUID id = UUID.fromString(job.getId());
            Optional<QueuedIngestion> begun = log.begin(id);
            if (begun.isPresent()) {
                return run(begun.get(), scheduler);
            }
            return log.hasEnded(id) ? done() : again(LOOK_AGAIN);
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed during ingestion " + job.getId(), e);
        }
    }

    private CompletionHandler<Void> run(QueuedIngestion ingestion, SchedulerState scheduler) throws SQLException {
        try {
            if (ingestion.attempt() > settings.attempts()) {
                runner.giveUp(ingestion, settings.attempts());
            } else {
                runner.run(ingestion);
            }
            return ended(ingestion);
        } catch (AttemptLostException e) {
            Log.warnf("Course %s: %s", ingestion.request().course(), e.getMessage());
            // The job is that of another replica.
            return (complete, operations) -> {};
        } catch (Throwable e) {
            return brokeOff(ingestion, e, scheduler.isShuttingDown());
        }
    }

    /** Whatever it was: memory that ran out, a database that went away, a fault of our own, or the end of this process. */
    private CompletionHandler<Void> brokeOff(QueuedIngestion ingestion, Throwable cause, boolean stopping)
            throws SQLException {
        // The interrupt that stopped the work would stop the note of it as well.
        Thread.interrupted();
        if (stopping) {
            Log.infof("Course %s: ingestion %s is left to be taken up again", course(ingestion), ingestion.id());
            log.release(ingestion);
            return again(Duration.ZERO);
        }
        meters.brokeOff();
        Log.errorf(
                cause,
                "Course %s: ingestion %s broke off in attempt %d of %d",
                course(ingestion),
                ingestion.id(),
                ingestion.attempt(),
                settings.attempts());
        if (ingestion.attempt() < settings.attempts()) {
            return again(backoff(ingestion.attempt()));
        }
        runner.giveUp(ingestion, settings.attempts());
        return ended(ingestion);
    }

    private CompletionHandler<Void> ended(QueuedIngestion ingestion) {
        watch.lookSoon();
        wakeNext(course(ingestion));
        return done();
    }

    private void wakeNext(String course) {
        try {
            log.next(course).ifPresent(next -> jobs.wake(TaskInstanceId.of(NAME, next.toString())));
        } catch (SQLException | RuntimeException e) {
            Log.debugf(e, "The next ingestion of %s was not woken, and looks for itself in a moment", course);
        }
    }

    private CompletionHandler<Void> again(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(pause));
    }

    private static CompletionHandler<Void> done() {
        return (complete, operations) -> operations.remove();
    }

    private static Duration backoff(int attempt) {
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempt - 1, 16));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }

    private static String course(QueuedIngestion ingestion) {
        return ingestion.request().course();
    }
}
