package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/**
 * What is left of a course that was removed.
 *
 * @param slug address that it had
 * @param title that readers saw last
 * @param lastRelease the greatest number that a release of it had
 */
record Tombstone(UUID course, String slug, String title, int lastRelease) {

    /** Before everything that a course with the same slug has. */
    static final Place PLACE = new Place("", ItemType.COURSE, false, -1, "-");

    /** Tells that the course, and with it everything that was in it, is no more. */
    Change change() {
        String url = "/api/v1/courses/" + ReleasePoint.encoded(slug);
        return Change.removed(
                ItemType.COURSE, course, new Edition(lastRelease, slug, null, null, null, null, null, title, "", url));
    }
}
