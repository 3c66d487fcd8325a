package dev.lectern.remote;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/** The jobs that pull courses: one for each pull that is asked for, and one that asks for those whose time has come. */
@ApplicationScoped
class PullJob {

    private static final String NAME = "pull";

    private static final String SCHEDULE = "scheduled-pulls";

    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(5);

    private static final int RETRIES = 6;

    private final Pulls pulls;
    private final Remotes remotes;

    PullJob(Pulls pulls, Remotes remotes) {
        this.pulls = pulls;
        this.remotes = remotes;
    }

    /**
     * A pull that was asked for.
     *
     * @param number counts those of a course, so that one that is asked for while another runs is not taken for that one
     */
    record Pull(String course, long number) {

        static Pull of(String id) {
            int colon = id.indexOf(':');
            return new Pull(id.substring(colon + 1), Long.parseLong(id.substring(0, colon)));
        }

        String id() {
            return number + ":" + course;
        }
    }

    static TaskInstance<Void> of(Pull pull) {
        return new TaskInstance<>(NAME, pull.id());
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.oneTime(NAME)
                .onFailure(new MaxRetriesFailureHandler<>(
                        RETRIES, new ExponentialBackoffFailureHandler<>(FIRST_BACKOFF, 2)))
                .execute((job, context) -> run(Pull.of(job.getId())));
    }

    @Produces
    @Singleton
    Task<Void> schedule() {
        return Tasks.recurring(SCHEDULE, FixedDelay.of(LOOK)).execute((job, context) -> remotes.requestDue());
    }

    private void run(Pull pull) {
        try {
            pulls.pull(pull.course(), pull.number());
        } catch (PullFailedException e) {
            Log.warnf("Course %s: the pull failed: %s", pull.course(), e.getMessage());
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException("course %s can't be pulled".formatted(pull.course()), e);
        }
    }
}
