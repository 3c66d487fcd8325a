package dev.lectern.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Statements and their parameters, in a transaction or by themselves. */
final class Sql {

    private Sql() {}

    /** Makes something of the row that {@code row} stands at. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Something done with a connection. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does {@code work} in a transaction, which comes about when it returns. */
    static <T> T transaction(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed webhooks", e);
        }
    }

    /** What {@code reader} makes of the rows that {@code sql} gives. */
    static <T> List<T> rows(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** How many rows {@code sql} changed. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameter(connection, parameters[i]));
        }
        return statement;
    }

    private static Object parameter(Connection connection, Object value) throws SQLException {
        if (value instanceof Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Collection<?> texts ? connection.createArrayOf("text", texts.toArray()) : value;
    }
}
