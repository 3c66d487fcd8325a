package dev.lectern.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What an answer is made from: as long as it is the same, so is the answer.
 *
 * @param state names the state of the content, such as a course's release and its digest
 * @param pinned whether the request asked for this very state
 * @param confidential whether the answer is for nobody but whoever asked
 * @param until when the answer to this very request becomes another one; {@link Instant#MAX} for never
 */
public record Version(String state, boolean pinned, boolean confidential, Instant until) {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final String PINNED = "public, max-age=31536000, immutable";
    private static final String CURRENT = "no-cache";
    private static final String CONFIDENTIAL = "private, no-store";

    public Version {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(until, "until");
    }

    /** Of an answer to everybody; {@code pinned} says that the request asked for this very state, and the answer never changes. */
    public Version(String state, boolean pinned) {
        this(state, pinned, false, Instant.MAX);
    }

    /** Of an answer to whoever asked alone. */
    public static Version confidential(String state) {
        return new Version(state, false, true, Instant.MAX);
    }

    /** How long an answer that is given {@code now} may be kept. */
    String cacheControl(Instant now) {
        if (confidential) {
            return CONFIDENTIAL;
        }
        if (!pinned || !now.isBefore(until)) {
            return CURRENT;
        }
        return until.equals(Instant.MAX)
                ? PINNED
                : "public, max-age=" + Math.min(now.until(until, ChronoUnit.SECONDS), LONGEST.toSeconds());
    }
}
