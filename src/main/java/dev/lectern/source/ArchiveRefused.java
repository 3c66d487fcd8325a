package dev.lectern.source;

import java.io.IOException;

/** Thrown where an archive can't be taken, and nothing of it is. Its message is for whoever sent it. */
public final class ArchiveRefused extends IOException {

    private final Reason reason;

    ArchiveRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    ArchiveRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with it. */
    public enum Reason {
        /** Its bytes are not those of such an archive, or end too early. */
        MALFORMED,
        /** It holds what could do harm where it is unpacked. */
        UNSAFE,
        /** It is more than the limits allow. */
        TOO_LARGE
    }
}
