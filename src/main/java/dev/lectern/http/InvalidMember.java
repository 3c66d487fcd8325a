package dev.lectern.http;

import java.util.Objects;

/**
 * One thing that is wrong with a request's body.
 *
 * @param pointer the member, as a JSON pointer (RFC 6901); empty for the body as a whole
 * @param message what is wrong with it, and what would be right
 */
public record InvalidMember(String pointer, String message) {

    public InvalidMember {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(message, "message");
    }
}
