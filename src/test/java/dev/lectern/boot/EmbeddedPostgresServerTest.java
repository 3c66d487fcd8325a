package dev.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    Path temporary;

    private PostgresFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = folderNamed("postgres");
    }

    @Test
    void dataSurviveARestart() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            execute(server, "create table kept as select 42 as answer");
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            assertThat(query(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void startRightAfterAKillWaitsForWhatIsLeft() throws Exception {
        Thread busy;
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            execute(server, "create table kept as select 42 as answer");
            busy = keepBusy(server);
            Postmaster.named(folder).orElseThrow().process().destroyForcibly();
            await().until(() -> !server.isRunning());
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            assertThat(query(server, "select answer from kept")).isEqualTo("42");
        }
        busy.join(Duration.ofMinutes(1).toMillis());
        assertThat(Files.readString(folder.log())).contains("pre-existing shared memory block");
    }

    @Test
    void secondStartInThisProcessIsRefused() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> EmbeddedPostgresServer.start(folder, 0))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void secondStartInAnotherProcessIsRefusedUntilTheFirstEnds() throws Exception {
        try (PostgresProcess first = PostgresProcess.over(folder)) {
            assertThat(first.outcome()).isEqualTo("started");
            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> EmbeddedPostgresServer.start(folder, 0))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("process " + first.pid());
        }
        EmbeddedPostgresServer.start(folder, 0).close();
    }

    @Test
    void serverOfAKilledProcessIsReplaced() throws Exception {
        String left;
        try (PostgresProcess first = PostgresProcess.over(folder)) {
            first.kill();
            left = serverProcess();
            assertThat(ProcessHandle.of(Long.parseLong(left))).isPresent();
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            assertThat(serverProcess()).isNotEqualTo(left);
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void serverThatWasKilledItselfIsReplaced() throws Exception {
        try (PostgresProcess first = PostgresProcess.over(folder)) {
            first.kill();
            ProcessHandle.of(Long.parseLong(serverProcess())).orElseThrow().destroyForcibly();
        }
        EmbeddedPostgresServer.start(folder, 0).close();
    }

    @Test
    void strangerWithTheNumberOfAServerLongGoneIsLeftAlone() throws Exception {
        EmbeddedPostgresServer.start(folder, 0).close();
        String self = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(pidFile(), self + "\n" + folder.data() + "\n0\n5432\n\n\n0 0\nready\n");
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            assertThat(serverProcess()).isNotEqualTo(self);
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void anotherPostgresOverTheDataIsNotDisturbed() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            // Seen from a folder with other programs: the server is somebody else's, and the lock does not tell.
            PostgresFolder elsewhere =
                    new PostgresFolder(folder.root(), Files.createDirectory(temporary.resolve("no")));
            PostgresPrograms none = new PostgresPrograms(elsewhere.binaries(), PostgresAccount.of(elsewhere));
            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> new OrphanedServer(elsewhere, none).stop())
                    .withMessageContaining("process " + serverProcess());
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void onlyTheOwnerWithThePasswordGetsIn() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            for (String password : new String[] {"", "wrong"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), password))
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", server.password()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("pg_hba.conf");
            assertThat(query(server, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.password())))
                .isEqualTo("rw-------");
    }

    @Test
    void databaseIsDurableAndKnowsUnicode() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            execute(server, "create extension pg_trgm", "create extension unaccent");
            assertThat(query(server, "show server_version")).isEqualTo("18.6");
            assertThat(PostgresBinaries.VERSION).startsWith("18.6");
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "select lower('ÄÖ') || unaccent('é')")).isEqualTo("äöe");
            assertThat(query(server, "select to_tsvector('simple', 'wörd—“other”')"))
                    .isEqualTo("'other':2 'wörd':1");
        }
    }

    @Test
    void folderMayHaveSpacesAndLettersOfAnyScript() throws Exception {
        String name = "a folder, größe Ελλάδα 日本";
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(name),
                "this JVM names files in a narrower encoding");
        folder = folderNamed(name);
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0)) {
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
        EmbeddedPostgresServer.start(folder, 0).close();
    }

    @Test
    void dataOfAnotherMajorVersionAreRefused() throws Exception {
        Files.createDirectories(folder.data());
        Files.writeString(folder.data().resolve("PG_VERSION"), "17\n");
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(() -> EmbeddedPostgresServer.start(folder, 0))
                .withMessageContaining("made by PostgreSQL 17 and this is 18")
                .withMessageContaining(folder.toString());
    }

    @Test
    void takenPortIsNamedInTheReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(() -> EmbeddedPostgresServer.start(folder, taken.getLocalPort()))
                    .withMessageContaining("could not create any TCP/IP sockets");
        }
    }

    private PostgresFolder folderNamed(String name) throws IOException {
        Path root = Files.createDirectory(temporary.resolve(name)).toRealPath();
        return new PostgresFolder(root, Path.of("target", "postgres-binaries").toAbsolutePath());
    }

    private Path pidFile() {
        return folder.data().resolve("postmaster.pid");
    }

    private String serverProcess() throws IOException {
        return Files.readAllLines(pidFile()).get(0).strip();
    }

    private static void execute(EmbeddedPostgresServer server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Begins a query that takes seconds, in which its process does not notice that the server has ended. */
    private static Thread keepBusy(EmbeddedPostgresServer server) {
        Thread busy = new Thread(() -> {
            try {
                query(server, "select count(*) from generate_series(1, 10000) a, generate_series(1, 10000) b");
            } catch (SQLException e) {
                // Its server is gone when it is done.
            }
        });
        busy.start();
        await().until(() -> query(
                        server,
                        "select count(*) from pg_stat_activity where state = 'active' and query like '%10000%' and pid <> pg_backend_pid()")
                .equals("1"));
        return busy;
    }

    private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }
}
