package dev.lectern.remote;

import java.util.Objects;

/**
 * A commit that was fetched.
 *
 * @param id its id, in hexadecimal
 * @param message as it was written, cut off where it is long, and without what PostgreSQL can't hold
 */
record PulledCommit(String id, String message) {

    private static final int LONGEST = 1_000;

    PulledCommit {
        Objects.requireNonNull(id, "id");
        message = message.replace("\0", "").strip();
        if (message.length() > LONGEST) {
            message = message.substring(
                    0, Character.isHighSurrogate(message.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        }
    }
}
