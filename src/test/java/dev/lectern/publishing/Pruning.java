package dev.lectern.publishing;

import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;

/** Does at once, and with settings of a test's choice, what is done every hour. */
public final class Pruning {

    private Pruning() {}

    public static void prune(int releases, Duration period) {
        CDI.current().select(Retention.class).get().prune(releases, period);
    }
}
