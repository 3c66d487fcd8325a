package dev.lectern.ingestion;

import java.util.Objects;
import java.util.UUID;

/**
 * Where a release comes from, as it is kept with it.
 *
 * @param ingestion id of the ingestion that makes it
 * @param source kind of source, such as {@code folder}
 * @param requestedBy whoever asked for the ingestion, for people to read
 * @param message what they say of it; empty when nothing
 * @param sourceRef what they know the source's state by, such as a commit id; empty when nothing
 */
public record Origin(UUID ingestion, String source, String requestedBy, String message, String sourceRef) {

    public Origin {
        Objects.requireNonNull(ingestion, "ingestion");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(sourceRef, "sourceRef");
    }

    /** A folder of the service itself, which nobody in particular asked for. */
    static Origin folder(UUID ingestion) {
        return new Origin(ingestion, "folder", "service", "", "");
    }
}
