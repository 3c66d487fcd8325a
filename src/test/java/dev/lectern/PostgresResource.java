package dev.lectern;

import dev.lectern.boot.EmbeddedDatasource;
import dev.lectern.boot.EmbeddedPostgresException;
import dev.lectern.boot.EmbeddedPostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * An empty database for tests, one for each JVM that runs them; an outside one, by
 * {@code QUARKUS_DATASOURCE_JDBC_URL}, is used as it is.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            System.setProperty("lectern.postgres.directory", "target/postgres");
            System.setProperty("lectern.postgres.port", "0");
            Optional<EmbeddedPostgresServer> started = EmbeddedDatasource.provide();
            if (started.isPresent()) {
                started.get().await();
                empty(started.get());
            }
        } catch (EmbeddedPostgresException | SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return Map.of();
    }

    /** The server goes on for the tests to come, and ends with the JVM. */
    @Override
    public void stop() {}

    /** What earlier tests left goes, while the server and its data folder stay: making those takes seconds. */
    private static void empty(EmbeddedPostgresServer server) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop owned by current_user cascade");
        }
    }
}
