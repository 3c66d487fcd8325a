package dev.lectern.remote;

/** A repository could not be pulled from; the message is for whoever set it up. */
class PullFailedException extends Exception {

    PullFailedException(String message) {
        super(message);
    }

    PullFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
