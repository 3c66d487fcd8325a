package dev.lectern.ingestion;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.markdown.Severity;
import dev.lectern.planning.PlannedRelease;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** An ingestion while it runs, with what there is to tell the author. {@link IngestionEnding} ends it. */
final class IngestionAttempt {

    private final QueuedIngestion begun;
    private final Progress progress;
    private final DiagnosticCollector diagnostics;

    /** Of which there may be something to tell already. */
    IngestionAttempt(QueuedIngestion begun, Progress progress, DiagnosticCollector diagnostics) {
        this.begun = begun;
        this.progress = progress;
        this.diagnostics = diagnostics;
    }

    QueuedIngestion begun() {
        return begun;
    }

    DiagnosticCollector diagnostics() {
        return diagnostics;
    }

    Progress progress() {
        return progress;
    }

    /** Whether nothing was found that makes it fail: an error, or a warning where it is strict. */
    boolean passes() {
        return !diagnostics.has(begun.request().strict() ? Severity.WARNING : Severity.ERROR);
    }

    /** It as it succeeded. */
    Ingestion succeeded(PlannedRelease planned, ReleasePublisher.Published published, Instant at) {
        IngestionCounts counts = IngestionCounts.of(planned, published.changes());
        return ended(IngestionState.SUCCEEDED, published.release(), counts, null, at);
    }

    /** It as a dry run that succeeded, which made no release. */
    Ingestion rehearsed(PlannedRelease planned, ReleasePublisher.Rehearsal rehearsal, Instant at) {
        IngestionCounts counts = IngestionCounts.of(planned, rehearsal.changes());
        return ended(IngestionState.SUCCEEDED, null, counts, rehearsal.impact(), at);
    }

    /** It as it failed. */
    Ingestion failed(Instant at) {
        return ended(IngestionState.FAILED, null, IngestionCounts.NONE, null, at);
    }

    /** It as it was called off. */
    Ingestion cancelled(Instant at) {
        return ended(IngestionState.CANCELLED, null, IngestionCounts.NONE, null, at);
    }

    /** Logs how it ended, and why. */
    void tell(Ingestion ended) {
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
            IngestionCounts counts = ended.counts();
            Log.infof(
                    "Course %s: %s with %d lessons, %d sections, %d code blocks"
                            + " (%d added, %d modified, %d moved, %d removed, %d unchanged)",
                    begun.request().course(),
                    ended.dryRun() ? "a dry run" : "release " + ended.release(),
                    counts.lessons(),
                    counts.sections(),
                    counts.codeBlocks(),
                    counts.added(),
                    counts.modified(),
                    counts.moved(),
                    counts.removed(),
                    counts.unchanged());
        } else if (ended.state() == IngestionState.CANCELLED) {
            Log.infof("Course %s: ingestion %s was cancelled", begun.request().course(), begun.id());
        } else {
            Log.errorf(
                    "Course %s: not published, see ingestion %s",
                    begun.request().course(), begun.id());
        }
    }

    private Ingestion ended(
            IngestionState state, Integer release, IngestionCounts counts, ReaderImpact impact, Instant at) {
        IngestionRequest request = begun.request();
        Progress.Snapshot reached = progress.snapshot();
        List<IngestionDiagnostic> all =
                diagnostics.all().stream().map(IngestionDiagnostic::of).toList();
        return new Ingestion(
                begun.id(),
                request.course(),
                state,
                request.dryRun(),
                request.strict(),
                request.mode(),
                request.source(),
                request.requestedBy(),
                request.message(),
                request.sourceRef(),
                begun.attempt(),
                reached.stage().code(),
                reached.filesDone(),
                reached.filesTotal(),
                release,
                counts,
                impact,
                all,
                begun.queuedAt(),
                begun.startedAt(),
                at);
    }
}
