package dev.lectern;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the service under test: the real one, until a test goes to another time and stops there. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

    private static final Clock REAL = Clock.systemUTC();

    private volatile Instant stopped;

    /** Goes to another time and stops there. Jobs that are given then are done at once only if it is in the past. */
    public static void goTo(Instant time) {
        here().stopped = time;
    }

    /** Goes back to the real time. */
    public static void goBack() {
        here().stopped = null;
    }

    @Override
    public Instant instant() {
        return stopped == null ? REAL.instant() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service's clock is in UTC");
    }

    private static MovableClock here() {
        return CDI.current().select(MovableClock.class).get();
    }
}
