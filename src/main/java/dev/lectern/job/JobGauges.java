package dev.lectern.job;

import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether the replicas keep up with what there is to do. */
@ApplicationScoped
class JobGauges {

    /** By PostgreSQL's clock, so that every replica says the same. */
    private static final String OVERDUE = """
            select count(*), coalesce(extract(epoch from now() - min(execution_time)), 0)
            from scheduled_tasks where not picked and execution_time < now()
            """;

    @Produces
    @Singleton
    StoredGauges overdue() {
        return new StoredGauges(
                OVERDUE,
                List.of(
                        StoredGauges.Shown.count(
                                "lectern.jobs.overdue", Tags.empty(), "Jobs that are due and not begun"),
                        StoredGauges.Shown.seconds(
                                "lectern.jobs.longest.overdue", "How long the one that waits longest has been due")));
    }
}
