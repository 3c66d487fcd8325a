package dev.lectern.webhook;

import java.time.Duration;

/**
 * How long to wait before the next attempt.
 *
 * @param first after the first attempt
 * @param longest at most
 */
record Backoff(Duration first, Duration longest) {

    private static final int FACTOR = 4;

    /**
     * The pause after {@code attempt}, counted from 1. Chance shortens it by up to a half, so that what failed together is not
     * attempted together again; but it is never shorter than what the receiver asked for, up to the longest.
     *
     * @param asked by the receiver; zero where it did not ask
     * @param chance from 0 to 1
     */
    Duration after(int attempt, Duration asked, double chance) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(FACTOR);
        }
        long millis = shorter(pause, longest).toMillis();
        Duration jittered = Duration.ofMillis(millis - (long) (millis / 2 * chance));
        Duration least = shorter(asked, longest);
        return jittered.compareTo(least) < 0 ? least : jittered;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
