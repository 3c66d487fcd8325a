package dev.lectern.webhook;

import dev.lectern.job.StoredGauges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of telling others of events: the metrics {@code lectern.webhook}. */
@Startup
@ApplicationScoped
class WebhookMeters {

    /** By PostgreSQL's clock, so that every replica says the same. */
    private static final String PENDING = """
            select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)
            from webhook_delivery where state = 'pending'
            """;

    private final Map<Attempted, Timer> attempts = new EnumMap<>(Attempted.class);
    private final Map<DeliveryState, Counter> ends = new EnumMap<>(DeliveryState.class);

    WebhookMeters(MeterRegistry registry) {
        for (Attempted attempted : Attempted.values()) {
            attempts.put(
                    attempted,
                    Timer.builder("lectern.webhook.attempt")
                            .tag("outcome", attempted.name().toLowerCase(Locale.ROOT))
                            .description("Attempts at deliveries")
                            .register(registry));
        }
        for (DeliveryState end : List.of(DeliveryState.DELIVERED, DeliveryState.FAILED)) {
            ends.put(
                    end,
                    Counter.builder("lectern.webhook.deliveries")
                            .tag("outcome", end.code())
                            .description("Deliveries that have ended")
                            .register(registry));
        }
    }

    /** An attempt was made. */
    void attempted(AttemptOutcome outcome) {
        attempts.get(Attempted.of(outcome)).record(outcome.took());
    }

    /** So many deliveries have ended in {@code state}, and it is written. */
    void ended(DeliveryState state, int deliveries) {
        ends.get(state).increment(deliveries);
    }

    @Produces
    @Singleton
    StoredGauges pending() {
        return new StoredGauges(
                PENDING,
                List.of(
                        StoredGauges.Shown.count(
                                "lectern.webhook.pending", Tags.empty(), "Deliveries that are attempted, or will be"),
                        StoredGauges.Shown.seconds(
                                "lectern.webhook.oldest.pending", "How long ago the oldest of them was made")));
    }

    /** What an attempt came to. */
    private enum Attempted {
        DELIVERED,
        REFUSED,
        UNANSWERED;

        static Attempted of(AttemptOutcome outcome) {
            if (outcome.delivered()) {
                return DELIVERED;
            }
            return outcome.status() == 0 ? UNANSWERED : REFUSED;
        }
    }
}
