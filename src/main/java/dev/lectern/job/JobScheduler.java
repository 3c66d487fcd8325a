package dev.lectern.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs what there is to do, on this replica or another: a job is a row of PostgreSQL, picked by one replica at a time, and
 * taken up again by another when that one dies. A feature adds its jobs by producing a {@link Task}, and gives them
 * work through the {@link SchedulerClient}.
 */
@ApplicationScoped
public class JobScheduler {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final JobSettings settings;
    private final DataSource database;
    private final List<Task<?>> tasks;
    private Scheduler scheduler;

    JobScheduler(JobSettings settings, DataSource database, @All List<Task<?>> tasks) {
        this.settings = settings;
        this.database = database;
        this.tasks = tasks;
    }

    void start(@Observes StartupEvent event) {
        scheduler().start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler().stop();
    }

    /** To give jobs work: it is begun at once where a thread of this replica is free. */
    @Produces
    @ApplicationScoped
    SchedulerClient client() {
        return scheduler();
    }

    private synchronized Scheduler scheduler() {
        if (scheduler == null) {
            List<RecurringTask<?>> recurring = tasks.stream()
                    .filter(RecurringTask.class::isInstance)
                    .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
                    .toList();
            List<Task<?>> given = tasks.stream()
                    .filter(task -> !(task instanceof RecurringTask))
                    .toList();
            scheduler = Scheduler.create(database, given)
                    .startTasks(recurring)
                    .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                    .threads(settings.threads())
                    .pollingInterval(settings.pollingInterval())
                    .heartbeatInterval(settings.heartbeatInterval())
                    .missedHeartbeatsLimit(settings.missedHeartbeats())
                    .shutdownMaxWait(GRACE)
                    .enableImmediateExecution()
                    .build();
        }
        return scheduler;
    }
}
