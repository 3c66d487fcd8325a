package dev.lectern.http;

import java.util.Objects;

/**
 * One thing that is wrong with a request's query.
 *
 * @param parameter name of the query parameter
 * @param message what is wrong with it, and what would be right
 */
public record InvalidParameter(String parameter, String message) {

    public InvalidParameter {
        Objects.requireNonNull(parameter, "parameter");
        Objects.requireNonNull(message, "message");
    }
}
