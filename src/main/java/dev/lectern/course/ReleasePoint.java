package dev.lectern.course;

import dev.lectern.http.Cursor;
import dev.lectern.http.Version;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The release of a course that a request reads.
 *
 * @param courseId identity of the course
 * @param course slug of the course
 * @param number number of the release
 * @param digest of everything in the release, in hexadecimal
 * @param pinned whether the request named the release
 */
public record ReleasePoint(UUID courseId, String course, int number, String digest, boolean pinned) {

    public ReleasePoint {
        Objects.requireNonNull(courseId, "courseId");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(digest, "digest");
    }

    /** What an answer read from this release is made from. */
    public Version version() {
        return new Version(course + "@" + number + ":" + digest, pinned);
    }

    /** Where a page of this release begins: after the item at {@code position}. */
    public Cursor cursorAfter(int position) {
        return new Cursor(Integer.toString(number), List.of(Integer.toString(position)));
    }
}
