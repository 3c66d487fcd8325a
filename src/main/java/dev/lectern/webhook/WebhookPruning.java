package dev.lectern.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Removes what webhooks were told long ago, and secrets that had their time. */
@ApplicationScoped
class WebhookPruning {

    private static final String NAME = "webhook-pruning";

    private static final Duration EVERY = Duration.ofHours(1);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookPruning(Webhooks webhooks, Deliveries deliveries, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.recurring(NAME, FixedDelay.of(EVERY)).execute((job, context) -> prune());
    }

    void prune() {
        deliveries.prune(clock.instant().minus(settings.retention()));
        webhooks.forgetSecrets();
    }
}
