package dev.lectern.ingestion;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Looks after ingestions for those who wait for them, on whatever replica they run: one query for all of them, now and then,
 * and whenever this replica knows that one has ended.
 */
@ApplicationScoped
class IngestionWatch {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** What says nothing for longer is taken for dead by some proxies. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final IngestionQueries ingestions;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ingestion-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean stopping;

    IngestionWatch(IngestionQueries ingestions) {
        this.ingestions = ingestions;
        thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * How the ingestion {@code known} stands, without its diagnostics, each time that this has become another than before,
     * and every 15 seconds. It completes once it has ended or is no longer kept, and when this process is stopped. Whoever
     * is slow misses what is out of date.
     */
    Multi<Ingestion> after(Ingestion known) {
        return Multi.createFrom().emitter(emitter -> add(known, emitter), BackPressureStrategy.LATEST);
    }

    /** Makes sure that what happened before is told at once. */
    void lookSoon() {
        if (!stopping && asked.compareAndSet(false, true)) {
            thread.execute(this::look);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        watchers.forEach(watcher -> watcher.emitter.complete());
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }

    private void add(Ingestion known, MultiEmitter<? super Ingestion> emitter) {
        Watcher watcher = new Watcher(known, emitter);
        watchers.add(watcher);
        emitter.onTermination(() -> watchers.remove(watcher));
        if (stopping || known.state().isEnd()) {
            emitter.complete();
        } else {
            // It may have ended since it was read.
            lookSoon();
        }
    }

    private void look() {
        asked.set(false);
        Set<UUID> watched = watchers.stream().map(watcher -> watcher.known.id()).collect(Collectors.toSet());
        if (watched.isEmpty()) {
            return;
        }
        try {
            Map<UUID, Ingestion> now = ingestions.standing(watched);
            watchers.stream()
                    .filter(watcher -> watched.contains(watcher.known.id()))
                    .forEach(watcher -> watcher.see(now.get(watcher.known.id())));
        } catch (RuntimeException e) {
            // The database may be away for a while, and ingestions go on when it is back.
            Log.debugf(e, "It is not known at the moment how %d ingestions stand", watched.size());
        } catch (Error e) {
            // Thrown on, it would end the looks for good.
            Log.errorf(e, "It could not be found out how %d ingestions stand", watched.size());
        }
    }

    /** Somebody who waits for an ingestion, and what they know of it. */
    private static final class Watcher {

        private final MultiEmitter<? super Ingestion> emitter;
        private volatile Ingestion known;
        private long told = System.nanoTime();

        Watcher(Ingestion known, MultiEmitter<? super Ingestion> emitter) {
            this.known = known;
            this.emitter = emitter;
        }

        /** @param now null where it is no longer kept */
        void see(Ingestion now) {
            long time = System.nanoTime();
            if (now != null && (!now.standing().equals(known.standing()) || time - told > SILENCE.toNanos())) {
                known = now;
                told = time;
                emitter.emit(now);
            }
            if (now == null || now.state().isEnd()) {
                emitter.complete();
            }
        }
    }
}
