package dev.lectern.ingestion;

/**
 * The attempt at an ingestion is not the one that counts any more: its replica was thought dead, and another has taken the
 * ingestion up. It can neither publish nor end anything.
 */
final class AttemptLostException extends RuntimeException {

    AttemptLostException(QueuedIngestion begun) {
        super("attempt %d at ingestion %s has been taken over".formatted(begun.attempt(), begun.id()));
    }
}
