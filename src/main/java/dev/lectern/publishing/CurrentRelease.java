package dev.lectern.publishing;

import dev.lectern.http.Version;
import java.time.Instant;
import java.util.Objects;

/**
 * Which release readers of a course see.
 *
 * @param course slug of the course
 * @param release number of the release
 * @param latest number of the newest release, which the next ingestion builds upon
 * @param since when readers were given it
 * @param by whoever gave it to them; empty when the service itself did
 */
public record CurrentRelease(String course, int release, int latest, Instant since, String by) {

    public CurrentRelease {
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(by, "by");
    }

    Version version() {
        return new Version("%s@%d of %d since %s by %s".formatted(course, release, latest, since, by), false);
    }
}
