package dev.lectern.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Reads what {@link StoredGauges} show, every few seconds: a scrape asks the database nothing, and does not wait for it. Where
 * it is not known, as while the database is away, a gauge is NaN.
 */
@ApplicationScoped
class GaugeReading {

    private static final Duration EVERY = Duration.ofSeconds(5);

    /** What was read longer ago says nothing of now. */
    private static final Duration STALE = EVERY.multipliedBy(3);

    private static final int QUERY_SECONDS = 5;

    private final DataSource database;
    private final List<StoredGauges> stored;
    private final MeterRegistry registry;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "gauge-reading");
        made.setDaemon(true);
        return made;
    });
    private volatile Reading last = new Reading(Map.of(), System.nanoTime());

    GaugeReading(DataSource database, @All List<StoredGauges> stored, MeterRegistry registry) {
        this.database = database;
        this.stored = stored;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        stored.stream().flatMap(gauges -> gauges.gauges().stream()).forEach(this::show);
        thread.scheduleWithFixedDelay(this::read, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void show(StoredGauges.Shown shown) {
        Gauge.builder(shown.name(), () -> last.of(shown))
                .tags(shown.tags())
                .baseUnit(shown.unit().isEmpty() ? null : shown.unit())
                .description(shown.description())
                .register(registry);
    }

    private void read() {
        Map<StoredGauges.Shown, Double> values = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_SECONDS);
            for (StoredGauges each : stored) {
                read(statement, each, values);
            }
        } catch (SQLException | RuntimeException e) {
            Log.debugf(e, "What gauges show can't be read");
            values.clear();
        } catch (Error e) {
            // Thrown on, it would end the readings for good.
            Log.error("What gauges show could not be read", e);
            values.clear();
        }
        last = new Reading(values, System.nanoTime());
    }

    private static void read(Statement statement, StoredGauges of, Map<StoredGauges.Shown, Double> values)
            throws SQLException {
        try (ResultSet row = statement.executeQuery(of.sql())) {
            row.next();
            for (int i = 0; i < of.gauges().size(); i++) {
                values.put(of.gauges().get(i), row.getDouble(i + 1));
            }
        }
    }

    /** What was read at a time; nothing where the database did not say. */
    private record Reading(Map<StoredGauges.Shown, Double> values, long nanos) {

        double of(StoredGauges.Shown shown) {
            boolean stale = System.nanoTime() - nanos > STALE.toNanos();
            return stale ? Double.NaN : values.getOrDefault(shown, Double.NaN);
        }
    }
}
