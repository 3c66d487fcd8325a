package dev.lectern.course;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One release of a course.
 *
 * @param number counts the course's releases from 1
 * @param publishedAt when it was made
 * @param publishedBy whoever asked for it; empty when the service itself did
 * @param message what they say of it; empty when nothing
 * @param source what its files came as, such as {@code folder} or {@code archive}; empty when that is not known
 * @param sourceRef what the source calls the state that it was made from, such as a commit id; empty when that is not known
 * @param ingestion id of the ingestion that made it; null when that is not known
 * @param counts what it did to the lessons of the release before
 * @param digest SHA-256 over everything in it, in hexadecimal
 * @param current whether it is the one that readers see
 * @param kept whether it can still be read; of one that is no longer kept, this is what is left
 * @param title the course's title in it
 * @param moduleCount modules at any depth
 * @param lessonCount lessons
 * @param sectionCount sections of all lessons
 * @param codeBlockCount code blocks of all lessons
 * @param assetCount files that the lessons refer to
 * @param wordCount words of prose
 * @param estimatedMinutes the lessons' minutes added up
 */
@Schema(name = "Release")
public record ReleaseDetail(
        int number,
        Instant publishedAt,
        String publishedBy,
        String message,
        String source,
        String sourceRef,
        @Schema(nullable = true) UUID ingestion,
        Counts counts,
        String digest,
        boolean current,
        boolean kept,
        String title,
        int moduleCount,
        int lessonCount,
        int sectionCount,
        int codeBlockCount,
        int assetCount,
        int wordCount,
        int estimatedMinutes) {

    /**
     * What a release did to lessons.
     *
     * @param added lessons that are new
     * @param modified lessons with other content
     * @param removed lessons that are gone
     * @param moved lessons with the same content at another place
     * @param unchanged lessons that stayed as they were
     */
    @Schema(name = "ReleaseCounts")
    public record Counts(int added, int modified, int removed, int moved, int unchanged) {}
}
