package dev.lectern.markdown;

import java.util.Objects;

/**
 * Lines of another file of the course that a lesson shows.
 *
 * @param file path from the course's root
 * @param startLine first line shown, 1-based
 * @param endLine last line shown
 */
public record Excerpt(String file, int startLine, int endLine) {

    public Excerpt {
        Objects.requireNonNull(file, "file");
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("not lines of a file: %d to %d".formatted(startLine, endLine));
        }
    }
}
