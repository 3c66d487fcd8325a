package dev.lectern.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Lets the audit trail go back as far as the settings say. */
@ApplicationScoped
class AuditPruning {

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(AuditPruning.class);

    private final AccessSettings settings;
    private final AuditTrail trail;
    private final Clock clock;

    AuditPruning(AccessSettings settings, AuditTrail trail, Clock clock) {
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("audit-pruning", FixedDelay.of(PERIOD)).execute((instance, context) -> prune());
    }

    void prune() {
        int pruned = trail.prune(clock.instant().minus(settings.auditRetention()));
        if (pruned > 0) {
            LOG.infof("The audit trail lost %d calls that were older than %s", pruned, settings.auditRetention());
        }
    }
}
