package dev.lectern.boot;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who PostgreSQL's programs run as: they refuse root, so root runs them as somebody without rights.
 *
 * @param prefix the words before a program's own, empty for a process that is not root
 * @param owner the user id that PostgreSQL's files must belong to, or {@link #ANY}
 */
record PostgresAccount(List<String> prefix, int owner) {

    private static final int ANY = -1;
    private static final int ROOT = 0;

    /** What Linux calls nobody: the user id that every system keeps without rights. */
    private static final int NOBODY = 65534;

    private static final PostgresAccount SELF = new PostgresAccount(List.of(), ANY);

    /** Root in a user namespace of its own, which PostgreSQL sees as nobody though the files stay root's. */
    private static final PostgresAccount NAMESPACE = new PostgresAccount(List.of("unshare", "--user"), ROOT);

    /** For containers, which mostly forbid user namespaces to their root. */
    private static final PostgresAccount DEMOTED =
            new PostgresAccount(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /** The account for programs over {@code folder}. */
    static PostgresAccount of(PostgresFolder folder) throws EmbeddedPostgresException {
        if (File.separatorChar == '\\' || new UnixSystem().getUid() != ROOT) {
            return SELF;
        }
        // PostgreSQL looks its user's name up, so that a user without one is of no use.
        if (NAMESPACE.runs("id", "-un")) {
            return NAMESPACE;
        }
        if (DEMOTED.runs("id", "-un")
                && DEMOTED.runs("test", "-x", folder.root().toString())) {
            return DEMOTED;
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, this machine allows root no user namespace (unshare --user), and the user nobody cannot reach %s. Run Lectern as another user, set LECTERN_POSTGRES_DIRECTORY to a folder that everyone can reach, or use an outside PostgreSQL with QUARKUS_DATASOURCE_JDBC_URL"
                        .formatted(folder));
    }

    /** Makes {@code path}, with all that it holds, belong to this account. */
    void own(Path path) throws IOException {
        if (owner == ANY || belongsToOwner(path)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            // The folder itself comes last, so that an interrupted walk is taken up again.
            for (Path each : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.setAttribute(each, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean belongsToOwner(Path path) throws IOException {
        return Integer.valueOf(owner).equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    private boolean runs(String... command) {
        try {
            return ProgramRun.of(
                            Stream.concat(prefix.stream(), Stream.of(command)).toList(), "")
                    .succeeded();
        } catch (IOException e) {
            // The program before the command is not installed.
            return false;
        }
    }
}
