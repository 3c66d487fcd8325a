package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Starts and stops the server over a folder, and waits until it has. */
final class ServerControl {

    /** Seconds; after a crash of the machine, up to a gigabyte of log is replayed before the server is ready. */
    private static final String START_LIMIT = "--timeout=180";

    /** Seconds; a fast stop ends with a checkpoint, which writes out what is in memory. */
    private static final String STOP_LIMIT = "--timeout=60";

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
            if (!run.succeeded()) {
                throw new EmbeddedPostgresException("PostgreSQL in %s did not start: %s; more in %s"
                        .formatted(folder, reason(folder, run), folder.log()));
            }
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
