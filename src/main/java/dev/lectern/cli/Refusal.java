package dev.lectern.cli;

/** A reason to end a command, in words for whoever gave it. */
final class Refusal extends Exception {

    private final int exit;

    Refusal(int exit, String message) {
        super(message);
        this.exit = exit;
    }

    /** One of the codes in {@link Exit}. */
    int exit() {
        return exit;
    }
}
