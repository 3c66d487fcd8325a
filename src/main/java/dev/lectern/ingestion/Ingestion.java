package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One run that turns a source into a release, or says why not.
 *
 * @param id its id
 * @param course slug of the course, which a failed first ingestion leaves without existing
 * @param state where it stands
 * @param dryRun whether it only plans and reports
 * @param strict whether a warning makes it fail
 * @param mode what the files meant for those that were not given
 * @param source what the files came as: {@code folder}, {@code archive}, {@code document} or {@code git}
 * @param requestedBy the name of whoever asked for it; empty for the service itself
 * @param message what they said about it; may be empty
 * @param sourceRef what the source calls this state of it, such as a commit id; may be empty
 * @param attempts how often it was begun; more than once when a replica died
 * @param stage what it does at the moment, or did last: {@code reading}, {@code parsing}, {@code linking} or
 *     {@code publishing}; empty before it begins
 * @param filesDone lessons that it has read and understood
 * @param filesTotal lessons that it has to read; 0 before it knows
 * @param release number of the release that has what was ingested; null when it failed
 * @param counts what it found and did
 * @param impact what publishing would change for readers; null unless it is a dry run that succeeded, and in lists
 * @param diagnostics everything to tell the author, by file and place
 * @param queuedAt when it was asked for
 * @param startedAt when it began; null while it waits
 * @param endedAt null until it has ended
 */
public record Ingestion(
        UUID id,
        String course,
        IngestionState state,
        boolean dryRun,
        boolean strict,
        IngestionMode mode,
        String source,
        String requestedBy,
        String message,
        String sourceRef,
        int attempts,
        String stage,
        int filesDone,
        int filesTotal,
        @Schema(nullable = true) Integer release,
        IngestionCounts counts,
        @Schema(nullable = true) ReaderImpact impact,
        List<IngestionDiagnostic> diagnostics,
        Instant queuedAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant endedAt) {

    public Ingestion {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Tells how it stands from how it stood before. */
    String standing() {
        return "%s-%d-%s-%d-%d".formatted(state.code(), attempts, stage, filesDone, filesTotal);
    }

    /** It as it is when it is called off before it begins. */
    Ingestion cancelled(Instant at) {
        return new Ingestion(
                id,
                course,
                IngestionState.CANCELLED,
                dryRun,
                strict,
                mode,
                source,
                requestedBy,
                message,
                sourceRef,
                attempts,
                stage,
                filesDone,
                filesTotal,
                release,
                counts,
                impact,
                diagnostics,
                queuedAt,
                startedAt,
                at);
    }
}
