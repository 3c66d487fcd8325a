package dev.lectern.planning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long the stages of ingestions take: the metric {@code lectern.ingestion.stage}. Stages that run in several threads
 * add up to more than the time on the clock.
 */
@Startup
@ApplicationScoped
public class StageTimers implements Stages {

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    StageTimers(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    registry.timer(
                            "lectern.ingestion.stage", "stage", stage.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** What an ingestion does, in this order. */
    public enum Stage {
        /** Reads files and digests them. */
        READ,
        /** Parses and renders lessons. */
        PARSE,
        /** Writes contents, which PostgreSQL indexes. */
        STORE,
        /** Finds out where links lead, and takes the files that they lead to. */
        LINK,
        /** Writes the release, and moves the pointer. */
        PUBLISH;

        /** As clients see it; storing is part of parsing, slice by slice. */
        public String code() {
            return switch (this) {
                case READ -> "reading";
                case PARSE, STORE -> "parsing";
                case LINK -> "linking";
                case PUBLISH -> "publishing";
            };
        }
    }

    /** Measures {@code stage} until it is closed. */
    @Override
    public Running start(Stage stage) {
        Timer.Sample sample = Timer.start();
        return () -> sample.stop(timers.get(stage));
    }

    /** A stage that runs. */
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
