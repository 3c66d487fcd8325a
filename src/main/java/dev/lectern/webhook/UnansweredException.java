package dev.lectern.webhook;

/** A receiver did not answer. The message says why, for whoever looks after it. */
class UnansweredException extends Exception {

    UnansweredException(String message, Throwable cause) {
        super(message, cause);
    }
}
