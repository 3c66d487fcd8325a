package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/** The data of an embedded PostgreSQL, a cluster in its own words, with one database and the one user who owns it. */
final class PostgresCluster {

    static final String DATABASE = "lectern";
    static final String USER = "lectern";

    private static final String MAJOR_VERSION =
            PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));

    /** Nobody else gets in: not the superuser, not from another machine, not to another database. */
    private static final String ACCESS = "host %s %s 127.0.0.1/32 scram-sha-256%n".formatted(DATABASE, USER);

    /**
     * Character types for full-text search, best first: with those of plain C its parser takes a dash or a curly
     * quote for a letter. Which ones exist is up to the machine.
     */
    private static final List<String> CHARACTER_TYPES = List.of("C.UTF-8", "en_US.UTF-8", "UTF-8", "C");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final PostgresFolder folder;
    private final PostgresPrograms programs;

    PostgresCluster(PostgresFolder folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Makes the cluster where there is none. */
    void prepare() throws EmbeddedPostgresException {
        try {
            if (Files.exists(folder.data())) {
                programs.account().own(folder.data());
            } else {
                create();
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL data in %s: %s".formatted(folder, e), e);
        }
    }

    /** The password of {@link #USER}, made where there is no cluster yet. Refuses one that this version cannot read. */
    String password() throws EmbeddedPostgresException {
        try {
            if (!Files.exists(folder.data())) {
                return newPassword();
            }
            requireSameMajorVersion();
            return Files.readString(folder.password()).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "the password of the PostgreSQL data in %s cannot be read from %s: put the file back, or remove the folder to begin anew"
                            .formatted(folder, folder.password()),
                    e);
        }
    }

    private void requireSameMajorVersion() throws IOException, EmbeddedPostgresException {
        Path file = folder.data().resolve("PG_VERSION");
        String version = Files.readString(file).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new EmbeddedPostgresException(
                    "the data in %s were made by PostgreSQL %s and this is %s: move them with pg_dump and pg_restore, or set LECTERN_POSTGRES_DIRECTORY to another folder"
                            .formatted(folder, version, MAJOR_VERSION));
        }
    }

    private void create() throws IOException, EmbeddedPostgresException {
        initialise();
        Path data = folder.unfinishedData();
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
        Files.writeString(
                data.resolve("postgresql.conf"),
                "%ninclude_if_exists '%s'%n# Settings of your own go below this line.%n"
                        .formatted(ServerConfiguration.FILE),
                StandardOpenOption.APPEND);
        programs.account().own(data);
        createDatabase(Files.readString(folder.password()).strip());
        Files.move(data, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise() throws IOException, EmbeddedPostgresException {
        Path data = folder.unfinishedData();
        String complaint = "";
        for (String characterType : CHARACTER_TYPES) {
            if (Files.exists(data)) {
                PathUtils.deleteDirectory(data);
            }
            Files.createDirectory(data);
            programs.account().own(data);
            ProgramRun run = programs.run(
                    "initdb",
                    "",
                    List.of(
                            "--pgdata=" + data,
                            "--username=postgres",
                            "--auth=reject",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--lc-ctype=" + characterType));
            if (run.succeeded()) {
                return;
            }
            complaint = run.complaint();
            if (!complaint.contains("locale")) {
                break;
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL data cannot be made in %s: %s".formatted(folder, complaint));
    }

    /** In single-user mode, the only way in for the superuser, who therefore needs no password. */
    private void createDatabase(String password) throws EmbeddedPostgresException {
        // A random password needs no stretching, which every new connection would pay for.
        String statements = """
                set scram_iterations = 1;
                create role %2$s login password '%3$s';
                create database %1$s owner %2$s;
                """.formatted(DATABASE, USER, password);
        ProgramRun run = programs.run(
                "postgres",
                statements,
                List.of("--single", "-D", folder.unfinishedData().toString(), "-c", "exit_on_error=on", "postgres"));
        if (!run.succeeded()) {
            throw new EmbeddedPostgresException(
                    "the database %s cannot be created in %s: %s".formatted(DATABASE, folder, run.complaint()));
        }
    }

    private String newPassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.deleteIfExists(folder.password());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(folder.password(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.writeString(folder.password(), password);
        return password;
    }
}
