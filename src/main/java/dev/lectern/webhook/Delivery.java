package dev.lectern.webhook;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a webhook is told of one event, and what became of telling it.
 *
 * @param id the {@code webhook-id} that it is sent with in every attempt
 * @param event what it tells of
 * @param course slug of the course in which that happened
 * @param state where it stands
 * @param attempts how often it was attempted
 * @param createdAt when the event happened
 * @param lastAttemptAt when it was attempted last; null before the first attempt
 * @param nextAttemptAt when it is attempted next; null when it is not attempted any more
 * @param status the HTTP status of the last attempt; null where there was no answer
 * @param durationMillis how long the last attempt took, in milliseconds; null before its end
 * @param answer the first 1,024 bytes of the last answer; empty where there was none
 * @param error why the last attempt came to nothing, or why there is no next; empty where it did not
 * @param payload the body, as it is sent
 */
public record Delivery(
        UUID id,
        WebhookEvent event,
        String course,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        @Schema(nullable = true) Instant lastAttemptAt,
        @Schema(nullable = true) Instant nextAttemptAt,
        @Schema(nullable = true) Integer status,
        @Schema(nullable = true) Long durationMillis,
        String answer,
        String error,
        String payload) {

    public Delivery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(payload, "payload");
    }
}
