package dev.lectern.boot;

/** Why the embedded PostgreSQL is not there, told to the operator: one line that says what would be right. */
public final class EmbeddedPostgresException extends Exception {

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
