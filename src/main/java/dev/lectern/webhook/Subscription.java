package dev.lectern.webhook;

import java.util.List;
import java.util.Objects;

/**
 * What a webhook is to be told of, and where.
 *
 * @param url where events are sent to
 * @param courses slugs of the courses whose events are sent; empty for all courses
 * @param events the events that are sent, at least one
 * @param enabled whether anything is sent
 */
record Subscription(String url, List<String> courses, List<WebhookEvent> events, boolean enabled) {

    Subscription {
        Objects.requireNonNull(url, "url");
        courses = courses.stream().distinct().sorted().toList();
        events = events.stream().distinct().sorted().toList();
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a webhook without events is told of nothing");
        }
    }

    static Subscription of(Webhook webhook) {
        return new Subscription(webhook.url(), webhook.courses(), webhook.events(), webhook.enabled());
    }
}
