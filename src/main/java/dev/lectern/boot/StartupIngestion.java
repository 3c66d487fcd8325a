package dev.lectern.boot;

import dev.lectern.ingestion.ContentFolder;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionState;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Ingests the content folder when the service has started, while it already answers. One bad course does not stop the next. */
@ApplicationScoped
class StartupIngestion {

    private final ContentSettings settings;
    private final ContentFolder content;
    private final ContentWatcher watcher;
    private final Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();
    private volatile boolean ended;
    private Thread thread;

    StartupIngestion(ContentSettings settings, ContentFolder content, ContentWatcher watcher) {
        this.settings = settings;
        this.content = content;
        this.watcher = watcher;
    }

    /**
     * How the start-up ingestion of one course ended.
     *
     * @param ingestion id of the ingestion; empty when there was none
     */
    record Outcome(boolean succeeded, String ingestion, String message) {}

    void start(@Observes StartupEvent event) {
        thread = new Thread(this::run, "startup-ingestion");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** Whether it has ended, one way or another. */
    boolean hasEnded() {
        return ended;
    }

    /** How it ended, by course; the folder as a whole, when it can't be read, is {@code .}. */
    Map<String, Outcome> outcomes() {
        return outcomes;
    }

    private void run() {
        try {
            Path folder = settings.directory().orElse(null);
            if (folder == null) {
                Log.info("No content folder is set: nothing to ingest at start-up");
            } else if (!Files.isDirectory(folder)) {
                Log.warnf(
                        "The content folder %s does not exist: nothing to ingest at start-up", folder.toAbsolutePath());
            } else {
                ingest(folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Log.errorf("The content folder can't be ingested: %s", e.getMessage());
            outcomes.put(".", new Outcome(false, "", e.getMessage()));
        } finally {
            ended = true;
        }
    }

    private void ingest(Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, Path> course : ContentFolder.courses(folder).entrySet()) {
            outcomes.put(course.getKey(), ingest(course.getKey(), course.getValue()));
        }
        if (settings.watch()) {
            watcher.watch(folder);
        }
    }

    private Outcome ingest(String course, Path folder) throws InterruptedException {
        try {
            Ingestion ingestion = content.ingest(course, folder);
            boolean succeeded = ingestion.state() == IngestionState.SUCCEEDED;
            String message = succeeded ? "release " + ingestion.release() : "not published; see its diagnostics";
            return new Outcome(succeeded, ingestion.id().toString(), message);
        } catch (IOException | SQLException | RuntimeException e) {
            Log.errorf(e, "Course %s: the ingestion broke off", course);
            return new Outcome(false, "", "the ingestion broke off; see the log");
        }
    }
}
