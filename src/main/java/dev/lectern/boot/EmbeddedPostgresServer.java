package dev.lectern.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL that runs beside this process, on the loopback interface and with a password, and keeps its data in
 * a folder from one start to the next.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgresServer.class);

    private final PostgresFolder folder;
    private final PostgresPrograms programs;
    private final FolderLock lock;
    private final int port;
    private final String password;
    private final FutureTask<Void> start;
    private final ServerWatch watch;

    private volatile Postmaster postmaster;
    private boolean closed;

    private EmbeddedPostgresServer(PostgresFolder folder, FolderLock lock, int port) throws EmbeddedPostgresException {
        this.folder = folder;
        this.lock = lock;
        this.port = port == 0 ? freePort() : port;
        PostgresAccount account = PostgresAccount.of(folder);
        this.programs = new PostgresPrograms(PostgresBinaries.pathIn(folder.binaries()), account);
        this.password = new PostgresCluster(folder, programs).password();
        this.start = new FutureTask<>(this::run);
        this.watch = new ServerWatch(this);
    }

    /**
     * Begins to start the server over {@code directory}, which is filled where it is empty. Its address is known at
     * once; {@link #await} waits until it is ready.
     *
     * @param port on the loopback interface, 0 for a free one
     * @throws EmbeddedPostgresException where another process has the folder, or this machine does not let PostgreSQL
     *     run
     */
    public static EmbeddedPostgresServer begin(Path directory, int port) throws EmbeddedPostgresException {
        EmbeddedPostgresServer server = locked(PostgresFolder.at(directory), port);
        Thread thread = new Thread(server.start, "postgres-start");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Starts the server and waits until it is ready; see {@link #begin} and {@link #await}. */
    public static EmbeddedPostgresServer start(Path directory, int port) throws EmbeddedPostgresException {
        return start(PostgresFolder.at(directory), port);
    }

    static EmbeddedPostgresServer start(PostgresFolder folder, int port) throws EmbeddedPostgresException {
        EmbeddedPostgresServer server = locked(folder, port);
        server.start.run();
        server.await();
        return server;
    }

    /**
     * Waits until the server is ready.
     *
     * @throws EmbeddedPostgresException where the data belong to another version, or PostgreSQL does not start; the
     *     folder is free again then
     */
    public void await() throws EmbeddedPostgresException {
        try {
            start.get();
        } catch (ExecutionException e) {
            lock.close();
            if (e.getCause() instanceof EmbeddedPostgresException reason) {
                throw reason;
            }
            throw new EmbeddedPostgresException(
                    "PostgreSQL in %s did not start: %s".formatted(folder, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("PostgreSQL in %s was not waited for".formatted(folder), e);
        }
    }

    /**
     * Starts the server anew from now on, at the same address, when it ends though nobody stopped it. To be called once it is
     * ready.
     */
    void watch(ServerWatch.Watcher watcher) {
        watch.begin(watcher);
    }

    /** The server is not started any more when it ends, as everything else is about to. */
    void expectEnd() {
        watch.stop();
    }

    /** For the database's owner, {@link #username()}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, PostgresCluster.DATABASE);
    }

    /** The owner of the database, who is not a superuser. */
    public String username() {
        return PostgresCluster.USER;
    }

    public String password() {
        return password;
    }

    /** Stops the server; open connections are closed and what they had not committed is rolled back. */
    @Override
    public void close() {
        watch.stop();
        end();
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    boolean isRunning() {
        return postmaster.isAlive();
    }

    /** Whether no other process can have the folder. */
    boolean hasFolder() {
        return lock.holds();
    }

    /** Starts the server that has ended over the data that it left. */
    synchronized void startAnew() throws EmbeddedPostgresException {
        if (closed) {
            throw new EmbeddedPostgresException("PostgreSQL in %s is not needed any more".formatted(folder));
        }
        new OrphanedServer(folder, programs).stop();
        ServerControl.startAnew(folder, programs, port);
        postmaster = Postmaster.of(folder);
    }

    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            await();
            if (isRunning()) {
                ServerControl.stop(folder, programs);
            }
        } catch (EmbeddedPostgresException e) {
            LOG.error(e.getMessage());
        } finally {
            lock.close();
        }
    }

    private static EmbeddedPostgresServer locked(PostgresFolder folder, int port) throws EmbeddedPostgresException {
        FolderLock lock = FolderLock.acquire(folder);
        try {
            return new EmbeddedPostgresServer(folder, lock, port);
        } catch (EmbeddedPostgresException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Void run() throws EmbeddedPostgresException {
        long began = System.nanoTime();
        PostgresBinaries.in(folder.binaries());
        new OrphanedServer(folder, programs).stop();
        new PostgresCluster(folder, programs).prepare();
        ServerControl.start(folder, programs, port);
        postmaster = Postmaster.of(folder);
        LOG.infof(
                "PostgreSQL %s in %s, port %d, started in %d ms",
                PostgresBinaries.VERSION, folder, port, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        return null;
    }

    private static int freePort() throws EmbeddedPostgresException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("no free port for PostgreSQL on the loopback interface: " + e, e);
        }
    }
}
