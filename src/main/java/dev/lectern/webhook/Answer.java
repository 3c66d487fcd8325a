package dev.lectern.webhook;

import java.util.Objects;

/**
 * What a receiver answered.
 *
 * @param status the HTTP status
 * @param body the beginning of the body, as text
 * @param retryAfter the header {@code Retry-After}; empty where there was none
 */
record Answer(int status, String body, String retryAfter) {

    Answer {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(retryAfter, "retryAfter");
    }
}
