package dev.lectern.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import javax.sql.DataSource;

/** Work that becomes visible as a whole, or not at all. */
public final class Transaction {

    private Transaction() {}

    /** Something done in a transaction. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does {@code work} in a transaction of its own, which is committed when it returns. */
    public static <T> T of(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.in(connection);
                connection.commit();
            } catch (Throwable e) {
                // An error of the JVM too: to set autoCommit again would commit what there is.
                undo(connection, e);
                throw e;
            }
            connection.setAutoCommit(true);
            return result;
        }
    }

    /**
     * Does {@code work} in a transaction of its own, which is committed when it returns. Where the database fails, it is
     * {@code failure} that is thrown of it.
     */
    public static <T> T of(DataSource database, String failure, Work<T> work) {
        try {
            return of(database, work);
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    /** Does {@code work}, and takes back what it wrote and locked. */
    public static <T> T undone(Connection connection, Work<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        T result = work.in(connection);
        connection.rollback(before);
        return result;
    }

    /** Does {@code work}, and takes back what it wrote where it gives nothing. */
    public static <T> Optional<T> keptIfPresent(Connection connection, Work<Optional<T>> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Optional<T> result = work.in(connection);
        if (result.isEmpty()) {
            connection.rollback(before);
        }
        return result;
    }

    private static void undo(Connection connection, Throwable reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
