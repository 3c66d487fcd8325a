package dev.lectern.course;

import dev.lectern.http.Cursor;
import dev.lectern.http.Version;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The release of a course that a request reads.
 *
 * @param courseId identity of the course
 * @param course slug of the course
 * @param number number of the release
 * @param digest of everything in the release, in hexadecimal
 * @param pinned whether the request named the release
 * @param linkTemplate the addresses of its lessons
 * @param visibility which of its lessons are seen
 */
public record ReleasePoint(
        UUID courseId,
        String course,
        int number,
        String digest,
        boolean pinned,
        LinkTemplate linkTemplate,
        Visibility visibility) {

    public ReleasePoint {
        Objects.requireNonNull(courseId, "courseId");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(linkTemplate, "linkTemplate");
        Objects.requireNonNull(visibility, "visibility");
    }

    /** What an answer read from this release is made from. */
    public Version version() {
        String state = course + "@" + number + ":" + digest + " " + linkTemplate.text() + visibility.state();
        return new Version(state, pinned, visibility.confidential(), visibility.until());
    }

    /** Sets the parameters of a query for lessons of this release that are seen: course, release, everything and asOf. */
    public <Q extends Query> Q bind(Q query) {
        query.setParameter("course", courseId);
        query.setParameter("release", number);
        query.setParameter("everything", visibility.everything());
        query.setParameter("asOf", visibility.asOf());
        return query;
    }

    /** Where links lead that go to the lesson with this id and slug. */
    public String address(UUID lesson, String slug) {
        return linkTemplate.expand(values(lesson, slug, "", ""), pinned);
    }

    /** Where links lead that go to a section of that lesson; its id is empty where it has no such section. */
    public String address(UUID lesson, String slug, Optional<UUID> section, String anchor) {
        return linkTemplate.expand(
                values(lesson, slug, section.map(UUID::toString).orElse(""), anchor), pinned);
    }

    /** Where the asset at {@code path} is served. */
    public String assetAddress(String path) {
        String address = "/api/v1/courses/%s/assets/%s"
                .formatted(
                        LinkTemplate.encoded(course), LinkTemplate.encoded(path).replace("%2F", "/"));
        return pinned ? address + "?release=" + number : address;
    }

    /** The part of an address that names a place on a page. */
    public static String fragment(String anchor) {
        return "#" + encoded(anchor);
    }

    /** {@code value} with nothing in it that means something in an address. */
    public static String encoded(String value) {
        return LinkTemplate.encoded(value);
    }

    private Map<String, String> values(UUID lesson, String slug, String section, String anchor) {
        return Map.of(
                "course", course,
                "release", Integer.toString(number),
                "path", slug,
                "lesson", slug,
                "lessonId", lesson.toString(),
                "sectionId", section,
                "anchor", anchor);
    }

    /** Where a page of this release begins: after the item at {@code position}. */
    public Cursor cursorAfter(int position) {
        return new Cursor(Integer.toString(number), List.of(Integer.toString(position)));
    }
}
