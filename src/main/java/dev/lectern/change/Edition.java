package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item as one release has it: where it stands, and what to fetch it by.
 *
 * @param release number of the release
 * @param course slug of the course
 * @param lesson slug of the lesson that it is or stands in; null for a course, a module and an asset
 * @param lessonId id of that lesson, which stays when its slug changes; null where there is none
 * @param path path of the source file or folder in the course; null for a course
 * @param anchor anchor of the section that it is or stands in, empty for the text before the first heading; null for what is
 *     neither section nor code block
 * @param number number of the code block in its lesson; null for everything else
 * @param title title of a course, module or lesson, heading of a section; empty where there is none
 * @param digest SHA-256, in hexadecimal, of what it holds: of a course or module, its metadata; of a lesson, its file and the
 *     way it is read; of a section, its own Markdown; of a code block, its code; of an asset, its bytes
 * @param url address in this service of the item as this release has it, which never changes
 */
public record Edition(
        int release,
        String course,
        @Schema(nullable = true) String lesson,
        @Schema(nullable = true) UUID lessonId,
        @Schema(nullable = true) String path,
        @Schema(nullable = true) String anchor,
        @Schema(nullable = true) Integer number,
        String title,
        String digest,
        String url) {

    /** The edition of something that can be asked for by its id, below {@code collection}. */
    static Edition byId(
            String collection,
            UUID id,
            ReleasePoint at,
            String lesson,
            UUID lessonId,
            String path,
            String anchor,
            Integer number,
            String title,
            String digest) {
        String url = "/api/v1/%s/%s?release=%d".formatted(collection, id, at.number());
        return new Edition(at.number(), at.course(), lesson, lessonId, path, anchor, number, title, digest, url);
    }
}
