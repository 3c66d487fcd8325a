package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts and stops the server over a folder, and waits until it has. */
final class ServerControl {

    /** Seconds; after a crash of the machine, up to a gigabyte of log is replayed before the server is ready. */
    private static final String START_LIMIT = "--timeout=180";

    /** Seconds; a fast stop ends with a checkpoint, which writes out what is in memory. */
    private static final String STOP_LIMIT = "--timeout=60";

    /**
     * What a killed server had started ends when it notices, which may be at the end of its query. Until then it keeps another
     * server from the data.
     */
    private static final Duration REMAINS_END = Duration.ofMinutes(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private static final String REMAINS = "pre-existing shared memory block";

    private ServerControl() {}

    /** Starts the server with a log of its own. */
    static void start(PostgresFolder folder, PostgresPrograms programs, int port) throws EmbeddedPostgresException {
        try {
            keepPreviousLog(folder);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL in %s did not start: %s".formatted(folder, e), e);
        }
        startAnew(folder, programs, port);
    }

    /** Starts the server, which goes on with the log that there is: how it ended before stays there to be read. */
    static void startAnew(PostgresFolder folder, PostgresPrograms programs, int port) throws EmbeddedPostgresException {
        try {
            ServerConfiguration.write(folder.data(), port);
            Files.createDirectories(folder.logs());
            programs.account().own(folder.logs());
            long began = System.nanoTime();
            Optional<String> failure = attempt(folder, programs);
            while (failure.isPresent()
                    && failure.get().contains(REMAINS)
                    && System.nanoTime() - began < REMAINS_END.toNanos()) {
                Thread.sleep(LOOK_AGAIN.toMillis());
                failure = attempt(folder, programs);
            }
            if (failure.isPresent()) {
                throw new EmbeddedPostgresException("PostgreSQL in %s did not start: %s; more in %s"
                        .formatted(folder, failure.get(), folder.log()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("PostgreSQL in %s was not waited for".formatted(folder), e);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL in %s did not start: %s".formatted(folder, e), e);
        }
    }

    /** Stops the server fast: what is not committed is rolled back, and connections are closed. */
    static void stop(PostgresFolder folder, PostgresPrograms programs) throws EmbeddedPostgresException {
        ProgramRun run = programs.run(
                "pg_ctl",
                "",
                List.of("stop", "--silent", "--wait", "--mode=fast", STOP_LIMIT, "--pgdata=" + folder.data()));
        if (!run.succeeded()) {
            throw new EmbeddedPostgresException("PostgreSQL in %s did not stop: %s".formatted(folder, run.complaint()));
        }
    }

    /** Why it did not start; empty where it did. */
    private static Optional<String> attempt(PostgresFolder folder, PostgresPrograms programs)
            throws EmbeddedPostgresException, IOException {
        // pg_ctl gives the server a session of its own, so that Ctrl-C in a terminal stops Lectern first.
        ProgramRun run = programs.run(
                "pg_ctl",
                "",
                List.of(
                        "start",
                        "--silent",
                        "--wait",
                        START_LIMIT,
                        "--pgdata=" + folder.data(),
                        "--log=" + folder.log()));
        return run.succeeded() ? Optional.empty() : Optional.of(reason(folder, run));
    }

    /** One log for each start, and the one before it: a log for ever would fill the disk. */
    private static void keepPreviousLog(PostgresFolder folder) throws IOException {
        Path log = folder.log();
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(PostgresFolder folder, ProgramRun run) throws IOException {
        Path log = folder.log();
        return Files.exists(log) ? new ProgramRun(run.exitCode(), Files.readString(log)).complaint() : run.complaint();
    }
}
