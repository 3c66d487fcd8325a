package dev.lectern.ingestion;

import java.time.Instant;
import java.util.UUID;

/**
 * An ingestion whose turn it is.
 *
 * @param tree digest of its tree of files, in hexadecimal
 * @param attempt how often it has been begun, this time included
 * @param startedAt when it was begun for the first time
 */
record QueuedIngestion(
        UUID id, IngestionRequest request, String tree, int attempt, Instant queuedAt, Instant startedAt) {

    /** The same, of another tree. */
    QueuedIngestion with(String tree) {
        return new QueuedIngestion(id, request, tree, attempt, queuedAt, startedAt);
    }
}
