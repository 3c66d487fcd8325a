package dev.lectern.cli;

/** How a command ends, as scripts see it. */
final class Exit {

    /** It did what it was to do, and found nothing wrong. */
    static final int SUCCEEDED = 0;

    /** The course has errors, or was not published. */
    static final int FAILED = 1;

    /** The command was not given as it takes it. */
    static final int USAGE = 2;

    /** The service could not be reached, or refused. */
    static final int REFUSED = 3;

    private Exit() {}
}
