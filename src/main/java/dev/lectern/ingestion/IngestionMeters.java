package dev.lectern.ingestion;

import dev.lectern.job.StoredGauges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How ingestions end and how long they take, and how many there are: the metrics {@code lectern.ingestion}. */
@Startup
@ApplicationScoped
class IngestionMeters {

    /** By PostgreSQL's clock, so that every replica says the same. */
    private static final String UNFINISHED = """
            select count(*) filter (where state = 'queued'), count(*) filter (where state = 'running'),
                coalesce(extract(epoch from now() - min(queued_at) filter (where state = 'queued')), 0)
            from ingestion where state in ('queued', 'running')
            """;

    private static final Duration[] OBJECTIVES = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15)
    };

    private final Map<End, Counter> ends = new HashMap<>();
    private final Map<End, Timer> runs = new HashMap<>();
    private final Timer wait;
    private final Counter brokeOff;

    IngestionMeters(MeterRegistry registry) {
        Arrays.stream(IngestionState.values()).filter(IngestionState::isEnd).forEach(state -> {
            for (boolean dryRun : new boolean[] {false, true}) {
                End end = new End(state, dryRun);
                ends.put(
                        end,
                        Counter.builder("lectern.ingestion.ended")
                                .tags(end.tags())
                                .description("Ingestions that have ended")
                                .register(registry));
                runs.put(
                        end,
                        Timer.builder("lectern.ingestion.run")
                                .tags(end.tags())
                                .serviceLevelObjectives(OBJECTIVES)
                                .description("From when an ingestion first began until it ended")
                                .register(registry));
            }
        });
        wait = Timer.builder("lectern.ingestion.wait")
                .serviceLevelObjectives(OBJECTIVES)
                .description("From when an ingestion was asked for until it first began, or was called off before")
                .register(registry);
        brokeOff = Counter.builder("lectern.ingestion.broke.off")
                .description("Attempts that broke off, and were made again or given up")
                .register(registry);
    }

    /** One has ended so, and it is written. */
    void ended(Ingestion ended) {
        End end = new End(ended.state(), ended.dryRun());
        ends.get(end).increment();
        boolean began = ended.startedAt() != null;
        wait.record(between(ended.queuedAt(), began ? ended.startedAt() : ended.endedAt()));
        if (began) {
            runs.get(end).record(between(ended.startedAt(), ended.endedAt()));
        }
    }

    /** An attempt broke off. */
    void brokeOff() {
        brokeOff.increment();
    }

    @Produces
    @Singleton
    StoredGauges unfinished() {
        return new StoredGauges(
                UNFINISHED,
                List.of(
                        unfinished(IngestionState.QUEUED),
                        unfinished(IngestionState.RUNNING),
                        StoredGauges.Shown.seconds(
                                "lectern.ingestion.oldest.queued", "How long the oldest one that waits has waited")));
    }

    private static StoredGauges.Shown unfinished(IngestionState state) {
        return StoredGauges.Shown.count(
                "lectern.ingestion.unfinished", Tags.of("state", state.code()), "Ingestions that have not ended");
    }

    /** The clock of the replica that began it may be ahead of that of the one that ended it. */
    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    /** How one ends. */
    private record End(IngestionState state, boolean dryRun) {

        Tags tags() {
            return Tags.of("outcome", state.code(), "dry.run", String.valueOf(dryRun));
        }
    }
}
