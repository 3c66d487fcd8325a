package dev.lectern.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** How long it is until the next attempt. */
class BackoffTest {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), LONGEST);

    @Test
    void pausesGrowUpToTheLongest() {
        assertThat(BACKOFF.after(1, Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(BACKOFF.after(2, Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(BACKOFF.after(3, Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(80));
        assertThat(BACKOFF.after(9, Duration.ZERO, 0)).isEqualTo(LONGEST);
    }

    @Property
    void chanceShortensAPauseByAHalfAtMost(
            @ForAll @IntRange(min = 1, max = 100) int attempt, @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration whole = BACKOFF.after(attempt, Duration.ZERO, 0);
        assertThat(BACKOFF.after(attempt, Duration.ZERO, chance)).isBetween(whole.dividedBy(2), whole);
    }

    @Property
    void receiverIsLeftAloneAsLongAsItAsksUpToTheLongest(
            @ForAll @IntRange(min = 1, max = 100) int attempt,
            @ForAll @LongRange(min = 0, max = 999_999_999) long asked) {
        Duration least = Duration.ofSeconds(Math.min(asked, LONGEST.toSeconds()));
        assertThat(BACKOFF.after(attempt, Duration.ofSeconds(asked), 1)).isBetween(least, LONGEST);
    }

    @Test
    void receiverAsksInSecondsOrByADate() {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");
        assertThat(RetryAfter.of("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Sat, 31 Jan 2026 12:05:00 GMT", now)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryAfter.of("Sat, 31 Jan 2026 11:00:00 GMT", now)).isZero();
        assertThat(RetryAfter.of("-5", now)).isZero();
        assertThat(RetryAfter.of("99999999999999999999", now)).isZero();
        assertThat(RetryAfter.of("soon", now)).isZero();
        assertThat(RetryAfter.of("", now)).isZero();
    }
}
