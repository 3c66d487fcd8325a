package dev.lectern.webhook;

/** An address is not one that events are sent to. The message says why, and what would be right. */
class TargetRefusedException extends Exception {

    TargetRefusedException(String message) {
        super(message);
    }
}
