package dev.lectern.ingestion;

import dev.lectern.markdown.Severity;
import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * An ingestion while it runs. It decides its own outcome: whatever way it is left, {@link #close} sees to it that the
 * log says how it ended, and an attempt that did not succeed has failed.
 */
final class IngestionAttempt implements AutoCloseable {

    private final IngestionLog log;
    private final Ingestion begun;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private Integer release;
    private IngestionCounts counts = IngestionCounts.NONE;
    private Ingestion ended;

    private IngestionAttempt(IngestionLog log, Ingestion begun) {
        this.log = log;
        this.begun = begun;
    }

    static IngestionAttempt begin(IngestionLog log, String course) throws SQLException {
        return new IngestionAttempt(log, log.begin(course, false));
    }

    UUID id() {
        return begun.id();
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
                    begun.course(),
                    state,
                    begun.dryRun(),
                    release,
                    counts,
                    all,
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
                        begun.course(),
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
                    begun.course(),
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
            Log.errorf("Course %s: not published, see ingestion %s", begun.course(), begun.id());
        }
    }
}
