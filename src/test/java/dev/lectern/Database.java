package dev.lectern;

import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the tables hold. */
public final class Database {

    private Database() {}

    /** The text in the first column of each row that {@code sql} gives. */
    public static List<String> texts(String sql, Object... parameters) {
        return query(sql, parameters, rows -> {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        });
    }

    /** The single number that {@code sql} gives. */
    public static long number(String sql, Object... parameters) {
        return query(sql, parameters, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /** Runs {@code sql}, which changes rows. */
    public static void update(String sql, Object... parameters) {
        try (Connection connection =
                        CDI.current().select(DataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T query(String sql, Object[] parameters, Reading<T> reading) {
        try (Connection connection =
                        CDI.current().select(DataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reading<T> {

        T of(ResultSet rows) throws SQLException;
    }
}
