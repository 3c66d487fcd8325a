package dev.lectern.ingestion;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.planning.CoursePlanner;
import dev.lectern.planning.Finding;
import dev.lectern.planning.ParsingSettings;
import dev.lectern.planning.PlannedRelease;
import dev.lectern.planning.Stages;
import dev.lectern.source.SourceLimits;
import dev.lectern.source.SourceTree;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs ingestions: turns a source into a release of a course, or says why not and leaves readers with what they had. */
@ApplicationScoped
class IngestionRunner {

    /** One more than there are processors, since a thread that stores waits for PostgreSQL. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors() + 1;

    private final DatabaseStorage storage;
    private final SourceLimits limits;
    private final IngestionLog log;
    private final SourceStore sources;
    private final MergedTree merged;
    private final IngestionEnding ending;
    private final IndexSettling indexes;
    private final StageTimers timers;
    private final ParsingSettings parsing;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "ingestion");
        thread.setDaemon(true);
        return thread;
    });

    IngestionRunner(
            DatabaseStorage storage,
            SourceLimits limits,
            IngestionLog log,
            SourceStore sources,
            MergedTree merged,
            IngestionEnding ending,
            IndexSettling indexes,
            StageTimers timers,
            ParsingSettings parsing) {
        this.storage = storage;
        this.limits = limits;
        this.log = log;
        this.sources = sources;
        this.merged = merged;
        this.ending = ending;
        this.indexes = indexes;
        this.timers = timers;
        this.parsing = parsing;
    }

    /**
     * Ingests the files that {@code begun} names. Ends as the ingestion says, and never throws for its content.
     *
     * @throws AttemptLostException where another replica has taken it up
     */
    Ingestion run(QueuedIngestion begun) throws SQLException, InterruptedException {
        indexes.begin();
        try {
            Ingestion ended = attempted(begun);
            indexes.owe(ended);
            return ended;
        } finally {
            indexes.over();
        }
    }

    /**
     * Lets it fail because it was begun too often.
     *
     * @throws AttemptLostException where another replica has taken it up
     */
    Ingestion giveUp(QueuedIngestion ingestion, int attempts) throws SQLException {
        IngestionAttempt attempt = attempt(ingestion, new DiagnosticCollector());
        attempt.diagnostics().add(Finding.brokeOff(attempts));
        return ending.fail(attempt);
    }

    private Ingestion attempted(QueuedIngestion begun) throws SQLException, InterruptedException {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        QueuedIngestion ingestion = merged.of(begun, diagnostics);
        IngestionAttempt attempt = attempt(ingestion, diagnostics);
        // What stands against merging says nothing of the files, and they say nothing of it.
        return diagnostics.hasErrors() ? ending.fail(attempt) : run(attempt, sources.read(ingestion.tree()));
    }

    private IngestionAttempt attempt(QueuedIngestion ingestion, DiagnosticCollector diagnostics) {
        return new IngestionAttempt(ingestion, new Progress(log, timers, ingestion), diagnostics);
    }

    private Ingestion run(IngestionAttempt attempt, SourceTree source) throws SQLException, InterruptedException {
        try {
            PlannedRelease planned = new CoursePlanner(parsing, limits, storage, attempt.progress(), threads)
                    .plan(attempt.begun().request().course(), source, attempt.diagnostics());
            return attempt.passes() ? publish(attempt, planned) : ending.fail(attempt);
        } catch (IngestionCancelledException e) {
            // Whatever this would be, it ends as cancelled.
            return ending.fail(attempt);
        }
    }

    private Ingestion publish(IngestionAttempt attempt, PlannedRelease planned) throws SQLException {
        try (Stages.Running stage = attempt.progress().start(Stages.Stage.PUBLISH)) {
            return ending.publish(attempt, planned);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
