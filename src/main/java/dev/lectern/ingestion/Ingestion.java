package dev.lectern.ingestion;

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
 * @param release number of the release that has what was ingested; null when it failed
 * @param counts what it found and did
 * @param diagnostics everything to tell the author, by file and place
 * @param startedAt when it began
 * @param endedAt null while it runs
 */
public record Ingestion(
        UUID id,
        String course,
        IngestionState state,
        boolean dryRun,
        @Schema(nullable = true) Integer release,
        IngestionCounts counts,
        List<IngestionDiagnostic> diagnostics,
        Instant startedAt,
        @Schema(nullable = true) Instant endedAt) {

    public Ingestion {
        diagnostics = List.copyOf(diagnostics);
    }
}
