package dev.lectern.publishing;

import java.sql.Connection;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Readers of a course are about to see another release. Fired inside the transaction that moves the pointer, so that what an
 * observer writes with its connection comes about if the move does, and not otherwise. An observer that throws stops the move.
 *
 * @param connection of the transaction; an observer neither commits nor closes it
 * @param course identity of the course
 * @param slug of the course
 * @param from the release that was current; 0 when there was none
 * @param to the release that is current from now on; the same as {@code from} when a move changes nothing for readers
 * @param at when, to the millisecond
 * @param by whoever moved it, for people to read; empty for the service itself
 */
public record ReleaseMoved(Connection connection, UUID course, String slug, int from, int to, Instant at, String by) {

    public ReleaseMoved {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        if (from < 0 || to < 1) {
            throw new IllegalArgumentException("no course moves from release %d to %d".formatted(from, to));
        }
    }

    /** Whether readers go back to a release that is older than the one they had. */
    public boolean rollback() {
        return to < from;
    }
}
