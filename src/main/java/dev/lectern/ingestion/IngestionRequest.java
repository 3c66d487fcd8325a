package dev.lectern.ingestion;

import java.util.List;

/**
 * An ingestion as somebody asks for it.
 *
 * @param course slug of the course
 * @param mode whether the files are the whole course
 * @param dryRun whether it only plans and reports
 * @param strict whether a warning makes it fail
 * @param removals with {@link IngestionMode#MERGE}: paths to take out, files or folders
 * @param source what the files came as: {@code folder}, {@code archive}, {@code document} or {@code git}
 * @param requestedBy the name of whoever asks
 * @param message what they say about it; may be empty
 * @param sourceRef what the source calls this state of it, such as a commit id; may be empty
 * @param expected with {@link IngestionMode#MERGE}: what has to be there, or it fails
 */
public record IngestionRequest(
        String course,
        IngestionMode mode,
        boolean dryRun,
        boolean strict,
        List<String> removals,
        String source,
        String requestedBy,
        String message,
        String sourceRef,
        ExpectedFile expected) {

    public IngestionRequest {
        removals = List.copyOf(removals);
    }

    /** One that goes whatever there is. */
    public IngestionRequest(
            String course,
            IngestionMode mode,
            boolean dryRun,
            boolean strict,
            List<String> removals,
            String source,
            String requestedBy,
            String message,
            String sourceRef) {
        this(course, mode, dryRun, strict, removals, source, requestedBy, message, sourceRef, ExpectedFile.NONE);
    }

    /** The same, where {@code expected} is there. */
    public IngestionRequest expecting(ExpectedFile expected) {
        return new IngestionRequest(
                course, mode, dryRun, strict, removals, source, requestedBy, message, sourceRef, expected);
    }

    /** The whole course from a folder of the machine. */
    static IngestionRequest ofFolder(String course) {
        return new IngestionRequest(course, IngestionMode.REPLACE, false, false, List.of(), "folder", "", "", "");
    }
}
