package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A PostgreSQL that went on when the Lectern that started it was killed. To be looked for with the folder locked. */
final class OrphanedServer {

    private static final Logger LOG = Logger.getLogger(OrphanedServer.class);

    /**
     * What stands for the program of a process that shows none: one that ended, and whoever started it has yet to
     * notice. A live server shows its own, as nobody but its user and root can read the file with its number.
     */
    private static final Path ENDED = Path.of("ended");

    private final PostgresFolder folder;
    private final PostgresPrograms programs;

    OrphanedServer(PostgresFolder folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Stops it where there is one, refuses where it is another PostgreSQL, and forgets it where it is long gone. */
    void stop() throws EmbeddedPostgresException {
        Path pidFile = Postmaster.file(folder);
        try {
            Optional<ProcessHandle> process = Postmaster.named(folder).map(Postmaster::process);
            if (process.isEmpty()) {
                return;
            }
            Path program = process.get().info().command().map(Path::of).orElse(ENDED);
            if (program.startsWith(folder.binaries().toRealPath())) {
                LOG.infof(
                        "Stopping PostgreSQL, process %d, left in %s",
                        process.get().pid(), folder);
                ServerControl.stop(folder, programs);
            } else if (program.getFileName().toString().startsWith("postgres")) {
                throw new EmbeddedPostgresException(
                        "the PostgreSQL folder %s is in use by process %d, %s; stop that one, or set LECTERN_POSTGRES_DIRECTORY to another folder"
                                .formatted(folder, process.get().pid(), program));
            } else {
                // It is over, or the machine went down and came up to give the number to somebody else.
                Files.delete(pidFile);
            }
        } catch (NoSuchFileException e) {
            // Stopped as it should be, or never started.
        } catch (IOException e) {
            throw new EmbeddedPostgresException("%s cannot be read: %s".formatted(pidFile, e), e);
        }
    }
}
