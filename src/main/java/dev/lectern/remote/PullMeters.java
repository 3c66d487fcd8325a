package dev.lectern.remote;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What pulls come to, and how long they take: the metric {@code lectern.remote.pull}. */
@Startup
@ApplicationScoped
class PullMeters {

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

    PullMeters(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("lectern.remote.pull")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .description("Pulls of courses from their repositories")
                            .register(registry));
        }
    }

    /** What a pull comes to. */
    enum Outcome {
        /** An ingestion of it is queued. */
        QUEUED,
        /** It was ingested before. */
        UNCHANGED,
        FAILED
    }

    /** Ends the measuring of one that began at {@code sample}. */
    void ended(Timer.Sample sample, Outcome outcome) {
        sample.stop(timers.get(outcome));
    }
}
