package dev.lectern.ingestion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an ingestion stands. */
public enum IngestionState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    /** As clients and the database see it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IngestionState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
