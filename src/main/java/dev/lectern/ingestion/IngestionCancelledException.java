package dev.lectern.ingestion;

/** Somebody wants the ingestion to end with nothing published. */
final class IngestionCancelledException extends RuntimeException {

    IngestionCancelledException(QueuedIngestion begun) {
        super("ingestion %s is to be cancelled".formatted(begun.id()));
    }
}
