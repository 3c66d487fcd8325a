package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A course's metadata in one release.
 *
 * @param digest of all of them
 */
record CourseState(UUID id, String title, String digest) implements State {

    @Override
    public ItemType type() {
        return ItemType.COURSE;
    }

    @Override
    public Place place(boolean removed) {
        return new Place("", type(), removed, 0, "");
    }

    @Override
    public Edition edition(ReleasePoint at) {
        return new Edition(at.number(), at.course(), null, null, null, null, null, title, digest, url(at, "?"));
    }

    /** The address of the course at a release, with {@code path} before the release. */
    static String url(ReleasePoint at, String path) {
        return "/api/v1/courses/%s%srelease=%d"
                .formatted(URLEncoder.encode(at.course(), StandardCharsets.UTF_8), path, at.number());
    }
}
