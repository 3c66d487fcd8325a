package dev.lectern.webhook;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** The job that makes one round of attempts at a delivery, with pauses between them that grow. */
@ApplicationScoped
class DeliveryJob {

    private static final String NAME = "webhook-delivery";

    /** After what is nobody's fault: the database went away, or this replica makes enough attempts already. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Deliveries deliveries;
    private final DeliverySender sender;
    private final WebhookSettings settings;
    private final WebhookMeters meters;
    private final Backoff backoff;
    private final Semaphore free;
    private final RandomGenerator chance;
    private final Clock clock;

    DeliveryJob(
            Deliveries deliveries,
            DeliverySender sender,
            WebhookSettings settings,
            WebhookMeters meters,
            RandomGenerator chance,
            Clock clock) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.settings = settings;
        this.meters = meters;
        this.backoff = new Backoff(settings.firstPause(), settings.longestPause());
        this.free = new Semaphore(settings.concurrent());
        this.chance = chance;
        this.clock = clock;
    }

    /** The job of a round of the delivery {@code id}. */
    static TaskInstance<Void> of(UUID id, int round) {
        return new TaskInstance<>(NAME, "%s/%d".formatted(id, round));
    }

    @Produces
    @Singleton
    Task<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(LOOK_AGAIN))
                .execute((job, context) -> run(job));
    }

    private CompletionHandler<Void> run(TaskInstance<Void> job) {
        if (!free.tryAcquire()) {
            return again(now().plus(LOOK_AGAIN));
        }
        try {
            String[] id = job.getId().split("/");
            Optional<DueDelivery> begun = deliveries.begin(UUID.fromString(id[0]), Integer.parseInt(id[1]));
            return begun.isPresent() ? attempt(begun.get()) : done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the delivery %s was interrupted".formatted(job.getId()), e);
        } finally {
            free.release();
        }
    }

    private CompletionHandler<Void> attempt(DueDelivery delivery) throws InterruptedException {
        if (delivery.roundAttempt() > settings.attempts()) {
            deliveries.end(
                    delivery, AttemptOutcome.unanswered("The last attempt broke off with its replica.", Duration.ZERO));
            return done();
        }
        AttemptOutcome outcome = sender.send(delivery);
        meters.attempted(outcome);
        if (outcome.delivered() || outcome.gone() || delivery.roundAttempt() == settings.attempts()) {
            tell(delivery, outcome);
            deliveries.end(delivery, outcome);
            return done();
        }
        Instant next = now().plus(backoff.after(delivery.roundAttempt(), outcome.retryAfter(), chance.nextDouble()));
        return deliveries.retry(delivery, outcome, next) ? again(next) : done();
    }

    private static void tell(DueDelivery delivery, AttemptOutcome outcome) {
        if (outcome.gone()) {
            Log.warnf("Webhook %s is disabled: its receiver answered 410 (Gone)", delivery.webhook());
        } else if (!outcome.delivered()) {
            Log.warnf(
                    "Webhook %s: delivery %s failed after %d attempts: %s",
                    delivery.webhook(), delivery.id(), delivery.roundAttempt(), outcome.error());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static CompletionHandler<Void> again(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at);
    }

    private static CompletionHandler<Void> done() {
        return (complete, operations) -> operations.remove();
    }
}
