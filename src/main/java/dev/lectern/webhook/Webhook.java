package dev.lectern.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address that is told of events.
 *
 * @param id its id
 * @param url where events are sent to
 * @param courses slugs of the courses whose events are sent; empty for all courses, also those to come
 * @param events the events that are sent
 * @param enabled whether anything is sent
 * @param disabledBecause why the service itself has stopped sending; empty where it has not
 * @param createdAt since when it is there
 * @param createdBy the name of whoever made it
 * @param previousSecretUntil until when the secret that was replaced signs along; null where none was, or where that is over
 */
public record Webhook(
        UUID id,
        String url,
        List<String> courses,
        List<WebhookEvent> events,
        boolean enabled,
        String disabledBecause,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true) Instant previousSecretUntil) {

    public Webhook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        courses = List.copyOf(courses);
        events = List.copyOf(events);
        Objects.requireNonNull(disabledBecause, "disabledBecause");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(createdBy, "createdBy");
    }
}
