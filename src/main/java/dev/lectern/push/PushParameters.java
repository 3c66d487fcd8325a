package dev.lectern.push;

import dev.lectern.http.Query;
import dev.lectern.ingestion.IngestionMode;
import dev.lectern.ingestion.IngestionRequest;
import dev.lectern.source.ArchiveRefused;
import dev.lectern.source.EntryPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says about a push besides its files.
 *
 * @param path for an archive, the folder in it that is the course; for a document, where in the course it belongs;
 *     {@link #WHOLE} for all of it, empty where the client does not say
 */
record PushParameters(
        IngestionMode mode,
        boolean dryRun,
        boolean strict,
        List<String> removals,
        String path,
        String message,
        String sourceRef) {

    static final String WHOLE = ".";

    private static final int LONGEST_REFERENCE = 200;

    PushParameters {
        removals = List.copyOf(removals);
    }

    /** What the query says; {@link Query#check} is left to the caller. */
    static PushParameters of(Query query) {
        IngestionMode mode = query.choice("mode", Set.of(IngestionMode.REPLACE.code(), IngestionMode.MERGE.code()))
                .map(IngestionMode::of)
                .orElse(IngestionMode.REPLACE);
        List<String> removals = query.texts("removed").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .flatMap(value -> path(query, "removed", value.strip()).stream())
                .toList();
        if (mode == IngestionMode.REPLACE && !removals.isEmpty()) {
            query.refuse("removed", "is for mode=merge alone; with mode=replace, whatever is not sent is removed");
        }
        return new PushParameters(
                mode,
                query.flag("dryRun"),
                query.flag("strict"),
                removals,
                query.text("path")
                        .flatMap(value -> path(query, "path", value))
                        .map(path -> path.isEmpty() ? WHOLE : path)
                        .orElse(""),
                query.text("message").orElse(""),
                reference(query));
    }

    /** What a change of one lesson can say. */
    static PushParameters ofLesson(Query query) {
        return new PushParameters(
                IngestionMode.MERGE,
                query.flag("dryRun"),
                query.flag("strict"),
                List.of(),
                "",
                query.text("message").orElse(""),
                reference(query));
    }

    IngestionRequest request(String course, String source, List<String> removals, String requestedBy) {
        return new IngestionRequest(course, mode, dryRun, strict, removals, source, requestedBy, message, sourceRef);
    }

    private static String reference(Query query) {
        String reference = query.text("sourceRef").orElse("");
        if (reference.length() > LONGEST_REFERENCE) {
            query.refuse(
                    "sourceRef",
                    "has %d characters; at most %d are read".formatted(reference.length(), LONGEST_REFERENCE));
        }
        return reference;
    }

    private static Optional<String> path(Query query, String parameter, String value) {
        try {
            return Optional.of(EntryPath.of(value));
        } catch (ArchiveRefused e) {
            return query.refuse(
                    parameter, "is no path in the course: " + e.getMessage().replaceFirst("\\.$", ""));
        }
    }
}
