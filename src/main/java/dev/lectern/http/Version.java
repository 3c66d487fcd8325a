package dev.lectern.http;

import java.util.Objects;

/**
 * What an answer is made from: as long as it is the same, so is the answer.
 *
 * @param state names the state of the content, such as a course's release and its digest
 * @param pinned whether the request asked for this very state, so that the answer can never change
 */
public record Version(String state, boolean pinned) {

    private static final String PINNED = "public, max-age=31536000, immutable";
    private static final String CURRENT = "no-cache";

    public Version {
        Objects.requireNonNull(state, "state");
    }

    /** How long an answer may be kept. */
    String cacheControl() {
        return pinned ? PINNED : CURRENT;
    }
}
