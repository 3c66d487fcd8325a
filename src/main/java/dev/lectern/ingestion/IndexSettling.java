package dev.lectern.ingestion;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has indexes and statistics put in order after much was stored, once nothing has been ingested for a while: PostgreSQL works
 * on it for seconds, in which whoever pushes or searches would wait for a processor.
 */
@ApplicationScoped
class IndexSettling {

    /** So many new lessons make it worth it; PostgreSQL does it by itself for fewer, in time. */
    private static final int WORTH = 100;

    private static final Duration QUIET = Duration.ofSeconds(10);

    private final ContentStore contents;
    private final Duration quiet;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "index-settling");
        made.setDaemon(true);
        return made;
    });
    private Future<?> due;
    private int running;
    private boolean owed;

    @Inject
    IndexSettling(ContentStore contents) {
        this(contents, QUIET);
    }

    IndexSettling(ContentStore contents, Duration quiet) {
        this.contents = contents;
        this.quiet = quiet;
    }

    /** An ingestion begins, which puts off what is due until {@link #over}. */
    synchronized void begin() {
        running++;
        owed |= due != null && due.cancel(false);
    }

    /** Takes note of what {@code ended} has stored. */
    synchronized void owe(Ingestion ended) {
        owed |= ended.counts().added() + ended.counts().modified() >= WORTH;
    }

    /** An ingestion that has begun is over, however. */
    synchronized void over() {
        running--;
        if (running == 0 && owed) {
            owed = false;
            due = thread.schedule(this::settle, quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void settle() {
        try {
            contents.settle();
        } catch (SQLException | RuntimeException e) {
            Log.warnf(
                    "The search indexes could not be put in order, which PostgreSQL will do in time: %s",
                    e.getMessage());
        }
    }
}
