package dev.lectern.course;

import java.time.Instant;
import java.util.Objects;

/**
 * A release as it is named inside a course.
 *
 * @param number counts the course's releases from 1
 * @param publishedAt when it was made
 * @param digest SHA-256 over everything in it, in hexadecimal
 */
public record ReleaseSummary(int number, Instant publishedAt, String digest) {

    public ReleaseSummary {
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(digest, "digest");
    }
}
