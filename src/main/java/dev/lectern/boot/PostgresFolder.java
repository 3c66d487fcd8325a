package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies where in the folder of an embedded PostgreSQL.
 *
 * @param root the folder, absolute, with symbolic links resolved
 * @param binaries PostgreSQL's programs, one sub-folder for each version and platform
 */
record PostgresFolder(Path root, Path binaries) {

    /** The folder at {@code directory}, made where it is missing. */
    static PostgresFolder at(Path directory) throws EmbeddedPostgresException {
        try {
            Files.createDirectories(directory.toAbsolutePath());
            Path root = directory.toRealPath();
            return new PostgresFolder(root, root.resolve("binaries"));
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "the folder %s for PostgreSQL cannot be made (%s); set LECTERN_POSTGRES_DIRECTORY to one that can"
                            .formatted(directory.toAbsolutePath(), e),
                    e);
        }
    }

    Path data() {
        return root.resolve("data");
    }

    /** Data on their way to {@link #data()}: whatever is here was interrupted and can go. */
    Path unfinishedData() {
        return root.resolve("data.unfinished");
    }

    /** The password of the database's owner, as text; readable by the folder's owner alone. */
    Path password() {
        return root.resolve("password");
    }

    Path logs() {
        return root.resolve("log");
    }

    Path log() {
        return logs().resolve("postgresql.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
