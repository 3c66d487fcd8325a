package dev.lectern.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionEnded;
import dev.lectern.ingestion.IngestionState;
import dev.lectern.publishing.ReleaseMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Adds what webhooks are to be told, in the transaction of what happens: they are told if, and only if, it has happened. */
@ApplicationScoped
class EventRecorder {

    private final Deliveries deliveries;
    private final ObjectMapper json;

    EventRecorder(Deliveries deliveries, ObjectMapper json) {
        this.deliveries = deliveries;
        this.json = json;
    }

    void on(@Observes ReleaseMoved moved) throws SQLException {
        if (moved.to() == moved.from()) {
            return;
        }
        String course = "/api/v1/courses/" + encoded(moved.slug());
        record(
                moved.connection(),
                moved.rollback() ? WebhookEvent.RELEASE_ROLLED_BACK : WebhookEvent.RELEASE_PUBLISHED,
                moved.slug(),
                moved.at(),
                new MovedRelease(
                        moved.slug(),
                        moved.to(),
                        moved.from(),
                        moved.by(),
                        "%s/releases/%d".formatted(course, moved.to()),
                        "%s/releases/%d/changes?from=%d".formatted(course, moved.to(), moved.from())));
    }

    void on(@Observes IngestionEnded end) throws SQLException {
        Ingestion ended = end.ended();
        if (ended.state() != IngestionState.FAILED || ended.dryRun()) {
            return;
        }
        String ingestion = "/api/v1/ingestions/" + ended.id();
        record(
                end.connection(),
                WebhookEvent.INGESTION_FAILED,
                ended.course(),
                ended.endedAt(),
                new FailedIngestion(
                        ended.course(),
                        ended.id(),
                        ended.requestedBy(),
                        ended.message(),
                        ended.sourceRef(),
                        count(ended, "error"),
                        count(ended, "warning"),
                        ingestion,
                        ingestion + "/diagnostics"));
    }

    private void record(Connection connection, WebhookEvent event, String course, Instant at, Record told)
            throws SQLException {
        List<UUID> webhooks = deliveries.subscribed(connection, event, course);
        if (webhooks.isEmpty()) {
            return;
        }
        String payload = text(new Payload(event, at, told));
        for (UUID webhook : webhooks) {
            deliveries.add(connection, webhook, event, course, payload);
        }
    }

    /** In ASCII, so that no receiver can read other bytes than were signed. */
    private String text(Payload payload) {
        try {
            return json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }

    private static int count(Ingestion ended, String severity) {
        return (int) ended.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity().equals(severity))
                .count();
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** "A type, a timestamp and the data", as Standard Webhooks recommends. */
    private record Payload(WebhookEvent type, Instant timestamp, Record data) {}

    /** {@code docs/webhooks.md} has an example. */
    private record MovedRelease(
            String course, int release, int previousRelease, String by, String url, String changes) {}

    /** {@code docs/webhooks.md} has an example. */
    private record FailedIngestion(
            String course,
            UUID ingestion,
            String requestedBy,
            String message,
            String sourceRef,
            int errors,
            int warnings,
            String url,
            String diagnostics) {}
}
