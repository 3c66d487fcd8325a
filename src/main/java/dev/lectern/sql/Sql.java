package dev.lectern.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Statements and their parameters, which are what the driver takes, moments in time, and collections of texts; null where there
 * is no value.
 */
public final class Sql {

    /** Rows that are held in memory while they are read, in a transaction. */
    private static final int FETCHED = 1_000;

    private Sql() {}

    /** Makes something of the row that {@code row} stands at. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What {@code reader} makes of the rows that {@code sql} gives. */
    public static <T> List<T> rows(Connection connection, String sql, Reader<T> reader, Object... parameters)
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

    /** What {@code reader} makes of the first row that {@code sql} gives; empty where it gives none. */
    public static <T> Optional<T> row(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        return rows(connection, sql, reader, parameters).stream().findFirst();
    }

    /** How many rows {@code sql} changed. */
    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Waits for a lock that {@code sql} takes, whatever it gives. */
    public static void lock(Connection connection, String sql, Object... parameters) throws SQLException {
        rows(connection, sql, row -> true, parameters);
    }

    /** SHA-256 digests that are given in hexadecimal. */
    public static Array digests(Connection connection, Collection<String> digests) throws SQLException {
        // The driver takes no bytes out of an array of objects.
        return connection.createArrayOf(
                "bytea", digests.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }

    /** Values of the type that PostgreSQL calls {@code type}. */
    public static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameter(connection, parameters[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static Object parameter(Connection connection, Object value) throws SQLException {
        if (value instanceof Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Collection<?> texts ? array(connection, "text", texts) : value;
    }
}
