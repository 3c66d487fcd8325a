package dev.lectern.ingestion;

import dev.lectern.markdown.Severity;
import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * An ingestion while it runs. It decides its own outcome: whatever way it is left, {@link #close} sees to it that the
 * log says how it ended, and an attempt that did not succeed has failed.
 */
final class IngestionAttempt implements AutoCloseable {

    private final IngestionLog log;
    private final QueuedIngestion begun;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private Integer release;
    private IngestionCounts counts = IngestionCounts.NONE;
    private Ingestion ended;

    IngestionAttempt(IngestionLog log, QueuedIngestion begun) {
        this.log = log;
        this.begun = begun;
    }

    DiagnosticCollector diagnostics() {
        return diagnostics;
    }

    /** The release that holds what was ingested is there. */
    void succeed(PlannedRelease planned, ReleasePublisher.Published published) {
        release = published.release();
        counts = IngestionCounts.of(planned, published.changes());
    }

    /** Ends it, and tells how. */
    Ingestion end() throws SQLException {
        if (ended == null) {
            List<IngestionDiagnostic> all =
                    diagnostics.all().stream().map(IngestionDiagnostic::of).toList();
            IngestionState state = release == null ? IngestionState.FAILED : IngestionState.SUCCEEDED;
            ended = new Ingestion(
                    begun.id(),
                    begun.request().course(),
                    state,
                    begun.request().dryRun(),
                    begun.request().strict(),
                    begun.request().mode(),
                    begun.request().source(),
                    begun.request().requestedBy(),
                    begun.request().message(),
                    begun.request().sourceRef(),
                    begun.attempt(),
                    "",
                    0,
                    0,
                    release,
                    counts,
                    all,
                    begun.queuedAt(),
                    begun.startedAt(),
                    log.now());
            log.end(ended);
            tell();
        }
        return ended;
    }

    @Override
    public void close() throws SQLException {
        end();
    }

    private void tell() {
        diagnostics.all().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                .forEach(diagnostic -> Log.logf(
                        diagnostic.severity() == Severity.ERROR ? Logger.Level.ERROR : Logger.Level.WARN,
                        "%s/%s:%d:%d: %s: %s [%s] %s",
                        begun.request().course(),
                        diagnostic.file(),
                        diagnostic.line(),
                        diagnostic.column(),
                        diagnostic.severity().name().toLowerCase(Locale.ROOT),
                        diagnostic.message(),
                        diagnostic.code(),
                        diagnostic.hint()));
        if (ended.state() == IngestionState.SUCCEEDED) {
            Log.infof(
                    "Course %s: release %d with %d lessons, %d sections, %d code blocks"
                            + " (%d added, %d modified, %d moved, %d removed, %d unchanged)",
                    begun.request().course(),
                    release,
                    counts.lessons(),
                    counts.sections(),
                    counts.codeBlocks(),
                    counts.added(),
                    counts.modified(),
                    counts.moved(),
                    counts.removed(),
                    counts.unchanged());
        } else {
            Log.errorf(
                    "Course %s: not published, see ingestion %s",
                    begun.request().course(), begun.id());
        }
    }
}
