package dev.lectern.ingestion;

import dev.lectern.http.ProblemCode;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Calls ingestions off: at once where one waits, at its next file or stage where it runs, on whatever replica. */
@ApplicationScoped
class IngestionCancellation {

    private static final String CANCEL_QUEUED =
            "update ingestion set state = 'cancelled', ended_at = ? where id = ? and state = 'queued' returning id";

    private static final String ASK =
            "update ingestion set cancel_requested = true where id = ? and state in ('queued', 'running')";

    private static final String STATE = "select state from ingestion where id = ?";

    private final DataSource database;
    private final IngestionLog log;
    private final IngestionQueue queue;
    private final IngestionWatch watch;
    private final IngestionMeters meters;
    private final Event<IngestionEnded> events;

    IngestionCancellation(
            DataSource database,
            IngestionLog log,
            IngestionQueue queue,
            IngestionWatch watch,
            IngestionMeters meters,
            Event<IngestionEnded> events) {
        this.database = database;
        this.log = log;
        this.queue = queue;
        this.watch = watch;
        this.meters = meters;
        this.events = events;
    }

    /** Cancels {@code ingestion}, or asks for that; gives how it stands then. A problem where it has ended otherwise. */
    Ingestion cancel(Ingestion ingestion) {
        UUID id = ingestion.id();
        try {
            Optional<Ingestion> cancelled = Transaction.of(database, connection -> {
                Optional<Ingestion> ended = cancelQueued(connection, ingestion);
                if (ended.isEmpty() && Sql.update(connection, ASK, id) == 0) {
                    refuseWhenEnded(connection, id);
                }
                return ended;
            });
            cancelled.ifPresent(meters::ended);
        } catch (SQLException e) {
            throw new IllegalStateException("the cancellation of ingestion %s can't be kept".formatted(id), e);
        }
        watch.lookSoon();
        return queue.ingestion(id).orElseThrow();
    }

    private Optional<Ingestion> cancelQueued(Connection connection, Ingestion queued) throws SQLException {
        Ingestion ended = queued.cancelled(log.now());
        Optional<Ingestion> cancelled = Sql.row(connection, CANCEL_QUEUED, row -> ended, ended.endedAt(), ended.id());
        cancelled.ifPresent(event -> events.fire(new IngestionEnded(connection, event)));
        return cancelled;
    }

    private static void refuseWhenEnded(Connection connection, UUID id) throws SQLException {
        String state = Sql.rows(connection, STATE, row -> row.getString(1), id).get(0);
        if (!state.equals(IngestionState.CANCELLED.code())) {
            throw ProblemCode.INGESTION_ENDED.because(
                    "Ingestion %s has %s, and can't be cancelled any more.".formatted(id, state));
        }
    }
}
