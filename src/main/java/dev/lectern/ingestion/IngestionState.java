package dev.lectern.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an ingestion stands. */
public enum IngestionState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether it stands for good. */
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }

    /** As clients and the database see it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IngestionState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
