package dev.lectern.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs what there is to do, on this replica or another: a job is a row of PostgreSQL, picked by one replica at a time, and
 * taken up again by another when that one dies. A feature adds its jobs by producing a {@link Task}.
 */
@ApplicationScoped
public class JobScheduler {

    /** For jobs to end by themselves when the process is stopped, and once more after they were interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private static final JdbcCustomization POSTGRESQL = new PostgreSqlJdbcCustomization(false, true);

    private final JobSettings settings;
    private final DataSource database;
    private final List<Task<?>> tasks;
    private final MeterRegistry meters;
    private final Clock clock;
    private Scheduler scheduler;

    JobScheduler(
            JobSettings settings, DataSource database, @All List<Task<?>> tasks, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.tasks = tasks;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        scheduler().start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler().stop();
    }

    /** To look at jobs, and to change when they are due. */
    @Produces
    @ApplicationScoped
    SchedulerClient client() {
        return scheduler();
    }

    /**
     * Adds a job in the transaction of {@code connection}, so that there is a job if and only if there is what it is
     * for. It is begun after {@link #wake}, or when a replica looks next. One that is there already stays as it is.
     */
    public void add(Connection connection, TaskInstance<?> job, Instant due) {
        SchedulerClient.Builder.create(SingleConnection.of(connection), tasks)
                .jdbcCustomization(POSTGRESQL)
                .build()
                .scheduleIfNotExists(job, due);
    }

    /** Makes a job that waits due now, and looks at once for what is due. */
    public void wake(TaskInstanceId job) {
        scheduler().reschedule(job, clock.instant());
        wake();
    }

    /** Looks at once for what is due. */
    public void wake() {
        scheduler().triggerCheckForDueExecutions();
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
                    .jdbcCustomization(POSTGRESQL)
                    .threads(settings.threads())
                    .pollingInterval(settings.pollingInterval())
                    .heartbeatInterval(settings.heartbeatInterval())
                    .missedHeartbeatsLimit(settings.missedHeartbeats())
                    .shutdownMaxWait(GRACE)
                    .statsRegistry(new MicrometerStatsRegistry(meters, tasks))
                    .enableImmediateExecution()
                    .build();
        }
        return scheduler;
    }
}
