package dev.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed under its running service. */
class ServerWatchTest {

    @TempDir
    Path temporary;

    private final AtomicInteger restarts = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private final ServerWatch.Watcher watcher = new ServerWatch.Watcher() {

        @Override
        public void restarted() {
            restarts.incrementAndGet();
        }

        @Override
        public void lost() {
            losses.incrementAndGet();
        }
    };

    private PostgresFolder folder;
    private EmbeddedPostgresServer server;

    @BeforeEach
    void start() throws Exception {
        folder = new PostgresFolder(
                temporary.toRealPath(), Path.of("target", "postgres-binaries").toAbsolutePath());
        server = EmbeddedPostgresServer.start(folder, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void killedServerIsBackAtTheSameAddressWithWhatWasCommitted() throws Exception {
        server.watch(watcher);
        execute("create table kept as select 42 as answer");
        Thread busy = keepBusy();
        for (int kill = 1; kill <= 2; kill++) {
            int expected = kill;
            kill();
            eventually(() -> restarts.get() == expected);
            assertThat(answer("select answer from kept")).isEqualTo("42");
        }
        busy.join(Duration.ofMinutes(1).toMillis());
        assertThat(busy.isAlive()).isFalse();
        assertThat(losses).hasValue(0);
    }

    @Test
    void serverThatIsToEndIsNotStartedAnew() throws Exception {
        server.watch(watcher);
        server.expectEnd();
        kill();
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(20)).until(() -> !server.isRunning());
        assertThat(restarts).hasValue(0);
        assertThat(losses).hasValue(0);
    }

    @Test
    void folderThatSomebodyElseMayHaveIsLeftAlone() throws Exception {
        server.watch(watcher);
        Files.delete(folder.lock());
        Files.createFile(folder.lock());
        kill();
        eventually(() -> losses.get() == 1);
        assertThat(restarts).hasValue(0);
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void serverThatCanNotStartIsGivenUpAfterSomeAttempts() throws Exception {
        new ServerWatch(server, List.of(Duration.ZERO, Duration.ZERO)).begin(watcher);
        Path control = folder.data().resolve("global").resolve("pg_control");
        Files.move(control, control.resolveSibling("gone"));
        kill();
        eventually(() -> losses.get() == 1);
        assertThat(restarts).hasValue(0);
        assertThat(Files.readString(folder.log()).lines().filter(line -> line.contains("pg_control")))
                .as("the log of both attempts")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** As {@code kill -9} does; what it has started lives on until it notices. */
    private void kill() throws IOException {
        Postmaster.named(folder).orElseThrow().process().destroyForcibly();
    }

    /** Begins a query that takes seconds, in which its process does not notice that the server has ended. */
    private Thread keepBusy() throws SQLException {
        Connection connection = connect();
        Thread busy = new Thread(() -> {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute("select count(*) from generate_series(1, 20000000)");
            } catch (SQLException e) {
                // Its server is gone when it is done.
            }
        });
        busy.start();
        return busy;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String answer(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2)).until(condition);
    }
}
