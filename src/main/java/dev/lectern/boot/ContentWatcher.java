package dev.lectern.boot;

import dev.lectern.ingestion.ContentFolder;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Ingests a course again when a file of it changes, for authors who want to see what they save. */
@ApplicationScoped
class ContentWatcher {

    /** Editors write a file in several steps, and a checkout writes many files: what comes this close is one change. */
    private static final long QUIET_MILLIS = 200;

    private final ContentFolder content;
    private final BlockingQueue<Path> changed = new LinkedBlockingQueue<>();
    private DirectoryWatcher watcher;
    private Thread thread;

    ContentWatcher(ContentFolder content) {
        this.content = content;
    }

    /** Watches {@code folder} from now on. */
    void watch(Path folder) throws IOException {
        Path root = folder.toRealPath();
        watcher = DirectoryWatcher.builder()
                .path(root)
                .fileHashing(true)
                .listener(this::changed)
                .build();
        watcher.watchAsync();
        thread = new Thread(() -> run(root), "content-watcher");
        thread.setDaemon(true);
        thread.start();
        Log.infof("Watching %s: a saved lesson is served at once", root);
    }

    @PreDestroy
    void stop() throws IOException {
        if (watcher != null) {
            watcher.close();
            thread.interrupt();
        }
    }

    private void changed(DirectoryChangeEvent event) {
        changed.add(event.path());
    }

    private void run(Path root) {
        try {
            while (true) {
                Set<Path> paths = new HashSet<>();
                for (Path path = changed.take();
                        path != null;
                        path = changed.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
                    paths.add(path);
                }
                ingest(root, paths);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ingest(Path root, Set<Path> paths) throws InterruptedException {
        try {
            for (Map.Entry<String, Path> course : ContentFolder.courses(root).entrySet()) {
                if (paths.stream().anyMatch(path -> path.startsWith(course.getValue()))) {
                    content.ingest(course.getKey(), course.getValue());
                }
            }
        } catch (IOException | SQLException | RuntimeException e) {
            Log.errorf(e, "What changed could not be ingested; the next change tries again");
        }
    }
}
