package dev.lectern.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can be told of. */
public enum WebhookEvent {
    /** Readers of a course see a release that is newer than the one they had. */
    RELEASE_PUBLISHED("release.published"),
    /** Readers of a course were taken back to a release that is older than the one they had. */
    RELEASE_ROLLED_BACK("release.rolled-back"),
    /** An ingestion that should have published came to nothing. */
    INGESTION_FAILED("ingestion.failed");

    private final String code;

    WebhookEvent(String code) {
        this.code = code;
    }

    /** As receivers, clients and the database see it. */
    @JsonValue
    public String code() {
        return code;
    }

    static Optional<WebhookEvent> of(String code) {
        return Arrays.stream(values()).filter(event -> event.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(WebhookEvent::code).toList();
    }
}
