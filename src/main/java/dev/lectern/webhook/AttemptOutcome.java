package dev.lectern.webhook;

import java.time.Duration;
import java.util.Objects;

/**
 * What one attempt came to.
 *
 * @param status the HTTP status of the answer; 0 where there was none
 * @param answer the beginning of its body; empty where there was none
 * @param error why there was none, or why there should have been another; empty where the receiver has taken it
 * @param retryAfter how long the receiver asks to be left alone; zero where it does not ask
 * @param took how long it took
 */
record AttemptOutcome(int status, String answer, String error, Duration retryAfter, Duration took) {

    private static final int GONE = 410;

    AttemptOutcome {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(took, "took");
    }

    static AttemptOutcome unanswered(String error, Duration took) {
        return new AttemptOutcome(0, "", error, Duration.ZERO, took);
    }

    /** Whether the receiver has taken it. */
    boolean delivered() {
        return status / 100 == 2;
    }

    /** Whether the receiver wants nothing more. "410 Gone: the endpoint should be disabled." */
    boolean gone() {
        return status == GONE;
    }
}
