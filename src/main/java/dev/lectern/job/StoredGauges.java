package dev.lectern.job;

import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Objects;

/**
 * Gauges whose values are in PostgreSQL, and so the same on every replica. A feature adds its own by producing one.
 *
 * @param sql gives one row, quickly, with a number for each of the gauges in their order
 * @param gauges at least one
 */
public record StoredGauges(String sql, List<Shown> gauges) {

    public StoredGauges {
        Objects.requireNonNull(sql, "sql");
        gauges = List.copyOf(gauges);
        if (gauges.isEmpty()) {
            throw new IllegalArgumentException("no gauge shows what is asked by: " + sql);
        }
    }

    /**
     * One of them.
     *
     * @param unit {@code seconds}, or empty for a number of things
     */
    public record Shown(String name, Tags tags, String unit, String description) {

        public Shown {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(tags, "tags");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(description, "description");
        }

        /** A number of things. */
        public static Shown count(String name, Tags tags, String description) {
            return new Shown(name, tags, "", description);
        }

        /** A time in seconds. */
        public static Shown seconds(String name, String description) {
            return new Shown(name, Tags.empty(), "seconds", description);
        }
    }
}
