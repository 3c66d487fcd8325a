package dev.lectern.ingestion;

import dev.lectern.job.JobScheduler;
import dev.lectern.source.SourceTree;
import dev.lectern.sql.Transaction;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Ingestions that wait for their turn: one at a time for each course, in the order in which they were asked for. */
@ApplicationScoped
public class IngestionQueue {

    private final DataSource database;
    private final SourceStore sources;
    private final IngestionLog log;
    private final IngestionQueries ingestions;
    private final IngestionWatch watch;
    private final IdempotencyKeys keys;
    private final JobScheduler jobs;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IngestionQueue(
            DataSource database,
            SourceStore sources,
            IngestionLog log,
            IngestionQueries ingestions,
            IngestionWatch watch,
            IdempotencyKeys keys,
            JobScheduler jobs,
            Clock clock,
            Supplier<UUID> ids) {
        this.database = database;
        this.sources = sources;
        this.log = log;
        this.ingestions = ingestions;
        this.watch = watch;
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
    public Ingestion add(IngestionRequest request, SourceTree source, Optional<IdempotencyKey> key)
            throws SQLException {
        String tree = sources.save(source);
        UUID id = ids.get();
        UUID queued = Transaction.of(database, connection -> {
            Optional<UUID> known =
                    key.isPresent() ? keys.claim(connection, key.get(), request, tree, id) : Optional.empty();
            if (known.isPresent()) {
                connection.rollback();
                return known.get();
            }
            log.add(connection, id, request, tree);
            jobs.add(connection, IngestionJob.of(id), clock.instant());
            return id;
        });
        jobs.wake();
        return ingestion(queued).orElseThrow();
    }

    /** Whether {@code key} stands for an ingestion of {@code course} that {@code caller} asked for. */
    public boolean stands(IdempotencyKey key, String caller, String course) {
        return Transaction.of(
                database,
                "it can't be found out what an idempotency key stands for",
                connection -> keys.stands(connection, key, caller, course));
    }

    /**
     * Waits until the ingestion {@code id} has ended, on whatever replica, but no longer than {@code longest}, nor once this
     * process is stopped; gives how it stands then.
     */
    public Ingestion await(UUID id, Duration longest) throws InterruptedException {
        Ingestion known = ingestion(id).orElseThrow();
        CompletableFuture<?> end =
                watch.after(known).select().first(longest).collect().last().subscribeAsCompletionStage();
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("ingestion %s can't be waited for".formatted(id), e);
        }
        return ingestionOr(known);
    }

    /** The database may be away for a while, and the ingestion goes on when it is back. */
    private Ingestion ingestionOr(Ingestion last) {
        try {
            return ingestion(last.id()).orElse(last);
        } catch (RuntimeException e) {
            Log.debugf(e, "It is not known at the moment how ingestion %s stands", last.id());
            return last;
        }
    }

    /** How the ingestion {@code id} stands now. */
    Optional<Ingestion> ingestion(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> ingestions.ingestion(id));
    }
}
