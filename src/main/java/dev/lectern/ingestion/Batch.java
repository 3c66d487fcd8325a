package dev.lectern.ingestion;

import dev.lectern.diagnostic.StorableText;
import dev.lectern.planning.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Rows for one statement, sent to PostgreSQL many at a time. */
final class Batch implements AutoCloseable {

    /** As many rows as a server round trip should carry, bodies included. */
    private static final int ROWS = 256;

    private final Connection connection;
    private final PreparedStatement statement;
    private int parameter;
    private int rows;

    Batch(Connection connection, String sql) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
    }

    Batch text(String value) throws SQLException {
        statement.setString(++parameter, value == null ? null : StorableText.of(value));
        return this;
    }

    Batch json(Object value) throws SQLException {
        statement.setObject(++parameter, Json.text(value), Types.OTHER);
        return this;
    }

    Batch jsonOrNull(Object value) throws SQLException {
        statement.setObject(++parameter, value == null ? null : Json.text(value), Types.OTHER);
        return this;
    }

    Batch integer(int value) throws SQLException {
        statement.setInt(++parameter, value);
        return this;
    }

    Batch number(long value) throws SQLException {
        statement.setLong(++parameter, value);
        return this;
    }

    Batch integerOrNull(Integer value) throws SQLException {
        statement.setObject(++parameter, value, Types.INTEGER);
        return this;
    }

    Batch flag(boolean value) throws SQLException {
        statement.setBoolean(++parameter, value);
        return this;
    }

    Batch decimal(BigDecimal value) throws SQLException {
        statement.setBigDecimal(++parameter, value);
        return this;
    }

    Batch bytes(byte[] value) throws SQLException {
        statement.setBytes(++parameter, value);
        return this;
    }

    Batch uuid(UUID value) throws SQLException {
        statement.setObject(++parameter, value);
        return this;
    }

    Batch time(Instant value) throws SQLException {
        statement.setObject(++parameter, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    Batch timeOrNull(Instant value) throws SQLException {
        statement.setObject(++parameter, value == null ? null : value.atOffset(ZoneOffset.UTC));
        return this;
    }

    Batch times(Collection<Instant> values) throws SQLException {
        Object[] times = values.stream()
                .map(value -> value.atOffset(ZoneOffset.UTC).toString())
                .toArray();
        statement.setArray(++parameter, connection.createArrayOf("timestamptz", times));
        return this;
    }

    Batch texts(Collection<String> values) throws SQLException {
        String[] texts = values.stream().map(StorableText::of).toArray(String[]::new);
        statement.setArray(++parameter, connection.createArrayOf("text", texts));
        return this;
    }

    Batch uuids(Collection<UUID> values) throws SQLException {
        statement.setArray(++parameter, connection.createArrayOf("uuid", values.toArray()));
        return this;
    }

    Batch integers(Collection<Integer> values) throws SQLException {
        statement.setArray(++parameter, connection.createArrayOf("integer", values.toArray()));
        return this;
    }

    /** The row is complete. */
    void add() throws SQLException {
        parameter = 0;
        statement.addBatch();
        if (++rows % ROWS == 0) {
            statement.executeBatch();
        }
    }

    /** Sends what is left. */
    @Override
    public void close() throws SQLException {
        try (statement) {
            if (rows % ROWS != 0) {
                statement.executeBatch();
            }
        }
    }
}
