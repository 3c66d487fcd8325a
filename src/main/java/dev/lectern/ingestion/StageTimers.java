package dev.lectern.ingestion;

import dev.lectern.planning.Stages;
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
class StageTimers implements Stages {

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    StageTimers(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    registry.timer(
                            "lectern.ingestion.stage", "stage", stage.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Measures {@code stage} until it is closed. */
    @Override
    public Running start(Stage stage) {
        Timer.Sample sample = Timer.start();
        return () -> sample.stop(timers.get(stage));
    }
}
