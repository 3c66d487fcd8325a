package dev.lectern.access;

/** Thrown for credentials that are not, or no longer, good for anything; its message says why. */
final class InvalidCredentials extends Exception {

    InvalidCredentials(String message) {
        super(message, null, false, false);
    }
}
