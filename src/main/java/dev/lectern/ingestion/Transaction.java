package dev.lectern.ingestion;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import javax.sql.DataSource;

/** Work that becomes visible as a whole, or not at all. */
final class Transaction {

    private Transaction() {}

    /** Something done in a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does {@code work} in a transaction of its own, which is committed when it returns. */
    static <T> T of(DataSource database, Work<T> work) throws SQLException {
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

    /** Does {@code work}, and takes back what it wrote and locked. */
    static <T> T undone(Connection connection, Work<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        T result = work.in(connection);
        connection.rollback(before);
        return result;
    }

    /** Does {@code work}, and takes back what it wrote where it gives nothing. */
    static <T> Optional<T> keptIfPresent(Connection connection, Work<Optional<T>> work) throws SQLException {
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
