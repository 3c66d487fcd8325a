package dev.lectern.boot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts a server anew that has ended though nobody stopped it: because somebody killed its first process, or the system did for
 * want of memory. Gives up after a while, rather than hide that it can't go on.
 */
final class ServerWatch {

    private static final Logger LOG = Logger.getLogger(ServerWatch.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Whoever stops this process may have stopped the server as well, and a moment earlier. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * Before each attempt. What the old server has started ends when it is done with its query, and keeps a new one from
     * starting until then.
     */
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(32));

    /** One that ends again sooner goes on with the attempts that are left. */
    private static final Duration STABLE = Duration.ofMinutes(5);

    private final EmbeddedPostgresServer server;
    private final List<Duration> pauses;
    private int attempts;
    private long startedAt = System.nanoTime();
    private boolean begun;
    private boolean stopped;

    ServerWatch(EmbeddedPostgresServer server) {
        this(server, PAUSES);
    }

    ServerWatch(EmbeddedPostgresServer server, List<Duration> pauses) {
        this.server = server;
        this.pauses = List.copyOf(pauses);
    }

    /** Who is told what became of the server. */
    interface Watcher {

        /** It runs again; all connections are lost. */
        void restarted();

        /** It does not run, and is not started any more. */
        void lost();
    }

    /** Begins to watch, once. */
    synchronized void begin(Watcher watcher) {
        if (begun) {
            return;
        }
        begun = true;
        Thread thread = new Thread(() -> watch(watcher), "postgres-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on the server may end. An attempt that has begun goes on to its end. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private void watch(Watcher watcher) {
        try {
            while (pause(LOOK)) {
                if (!server.isRunning() && !startAnew(watcher)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is a server to watch again. */
    private boolean startAnew(Watcher watcher) throws InterruptedException {
        long ended = System.nanoTime();
        if (ended - startedAt > STABLE.toNanos()) {
            attempts = 0;
        }
        if (!pause(GRACE)) {
            return false;
        }
        LOG.warnf("PostgreSQL in %s has ended, and nobody stopped it: it is started anew", server);
        String reason = "it has ended %d times in short order".formatted(attempts);
        while (attempts < pauses.size()) {
            if (!pause(pauses.get(attempts))) {
                return false;
            }
            attempts++;
            if (!server.hasFolder()) {
                reason = "the folder was removed meanwhile, and another process may have it";
                break;
            }
            try {
                server.startAnew();
                startedAt = System.nanoTime();
                LOG.infof(
                        "PostgreSQL in %s is back %d ms after it was missed",
                        server, TimeUnit.NANOSECONDS.toMillis(startedAt - ended));
                tell(watcher);
                return true;
            } catch (EmbeddedPostgresException | RuntimeException e) {
                reason = e.getMessage();
                LOG.warnf("Attempt %d of %d: %s", attempts, pauses.size(), reason);
            }
        }
        LOG.errorf("PostgreSQL in %s has ended and can't be started anew: %s. Lectern ends", server, reason);
        watcher.lost();
        return false;
    }

    private static void tell(Watcher watcher) {
        try {
            watcher.restarted();
        } catch (RuntimeException e) {
            LOG.warn("Connections to the PostgreSQL that ended are left to fail", e);
        }
    }

    /** Waits so long; false as soon as the server may end. */
    private synchronized boolean pause(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!stopped) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return true;
            }
            wait(left);
        }
        return false;
    }
}
