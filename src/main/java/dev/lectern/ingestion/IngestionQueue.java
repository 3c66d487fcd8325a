package dev.lectern.ingestion;

import dev.lectern.job.JobScheduler;
import dev.lectern.source.SourceTree;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Ingestions that wait for their turn: one at a time for each course, in the order in which they were asked for. */
@ApplicationScoped
public class IngestionQueue {

    /** How often it is looked whether another replica has ended an ingestion. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final DataSource database;
    private final SourceStore sources;
    private final IngestionLog log;
    private final IngestionQueries ingestions;
    private final IdempotencyKeys keys;
    private final JobScheduler jobs;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Object ended = new Object();

    IngestionQueue(
            DataSource database,
            SourceStore sources,
            IngestionLog log,
            IngestionQueries ingestions,
            IdempotencyKeys keys,
            JobScheduler jobs,
            Clock clock,
            Supplier<UUID> ids) {
        this.database = database;
        this.sources = sources;
        this.log = log;
        this.ingestions = ingestions;
        this.keys = keys;
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
    }

    /** Keeps {@code source}, and queues the ingestion of it. */
    public Ingestion add(IngestionRequest request, SourceTree source) throws SQLException {
        return add(request, source, Optional.empty());
    }

    /**
     * Keeps {@code source}, and queues the ingestion of it, unless {@code key} stands for one already, which is given then.
     * 422 where that one is of another request.
     */
    Ingestion add(IngestionRequest request, SourceTree source, Optional<IdempotencyKey> key) throws SQLException {
        String tree = sources.save(source);
        UUID id = ids.get();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<UUID> known =
                        key.isPresent() ? keys.claim(connection, key.get(), request, tree, id) : Optional.empty();
                if (known.isPresent()) {
                    connection.rollback();
                    return ingestion(known.get()).orElseThrow();
                }
                log.add(connection, id, request, tree);
                jobs.add(connection, IngestionJob.of(id), clock.instant());
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        jobs.wake();
        return ingestion(id).orElseThrow();
    }

    /** Waits until the ingestion {@code id} has ended, on whatever replica, but no longer than {@code longest}; gives how it stands then. */
    public Ingestion await(UUID id, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            Ingestion now = ingestion(id).orElseThrow();
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (now.state().isEnd() || left <= 0) {
                return now;
            }
            synchronized (ended) {
                ended.wait(Math.min(left, LOOK.toMillis()));
            }
        }
    }

    /** Tells those who wait that an ingestion has ended. */
    void tellEnd() {
        synchronized (ended) {
            ended.notifyAll();
        }
    }

    private Optional<Ingestion> ingestion(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> ingestions.ingestion(id));
    }
}
