package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first process of a server, with which the server ends: nobody gets a connection any more, and the processes that it
 * started end when they notice.
 */
record Postmaster(ProcessHandle process) {

    /** The one of the server that was just started over {@code folder}. */
    static Postmaster of(PostgresFolder folder) throws EmbeddedPostgresException {
        try {
            return named(folder)
                    .orElseThrow(() -> new EmbeddedPostgresException(
                            "PostgreSQL in %s ended at once; more in %s".formatted(folder, folder.log())));
        } catch (IOException e) {
            throw new EmbeddedPostgresException("%s cannot be read: %s".formatted(file(folder), e), e);
        }
    }

    /**
     * The process that has the number which the data say a server has; empty where there is none.
     *
     * @throws NoSuchFileException where the server was stopped as it should be, or never started
     */
    static Optional<Postmaster> named(PostgresFolder folder) throws IOException {
        return Files.readString(file(folder))
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .map(Postmaster::new);
    }

    static Path file(PostgresFolder folder) {
        return folder.data().resolve("postmaster.pid");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive() && !isZombie();
    }

    /**
     * Whether it has ended, and its parent has yet to notice, for which the JVM takes it for alive. In a container without an
     * init process, nobody ever notices.
     */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid()), "stat"));
            // "(2) comm: the filename of the executable, in parentheses", which may hold any; "(3) state".
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            // Another system than Linux, which has no such file; or it has ended for good meanwhile, and is seen to
            // next time.
            return false;
        }
    }
}
