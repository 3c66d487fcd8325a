package dev.lectern.ingestion;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** What a query gives, row by row. */
final class Rows {

    /** Rows that are held in memory while they are read, in a transaction. */
    private static final int FETCHED = 1_000;

    private Rows() {}

    static <T> List<T> of(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    /** SHA-256 digests that are given in hexadecimal. */
    static Array digests(Connection connection, Collection<String> digests) throws SQLException {
        // The driver takes no bytes out of an array of objects.
        return connection.createArrayOf(
                "bytea", digests.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }

    static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** Makes something of the row that {@code row} stands at. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
