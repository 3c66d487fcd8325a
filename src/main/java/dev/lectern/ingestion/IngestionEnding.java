package dev.lectern.ingestion;

import dev.lectern.planning.PlannedRelease;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Ends ingestions, each once: the end is written in one transaction with the release that it makes, and only by the attempt
 * that counts. See {@code docs/decisions/0018-jobs.md}.
 */
@ApplicationScoped
class IngestionEnding {

    private final DataSource database;
    private final IngestionLog log;
    private final ReleasePublisher publisher;
    private final IngestionMeters meters;
    private final Event<IngestionEnded> events;

    IngestionEnding(
            DataSource database,
            IngestionLog log,
            ReleasePublisher publisher,
            IngestionMeters meters,
            Event<IngestionEnded> events) {
        this.database = database;
        this.log = log;
        this.publisher = publisher;
        this.meters = meters;
        this.events = events;
    }

    /**
     * Publishes {@code planned}, or only finds out what that would do where it is a dry run. Fails when that is impossible.
     *
     * @throws AttemptLostException where the attempt counts no more; nothing is changed then
     */
    Ingestion publish(IngestionAttempt attempt, PlannedRelease planned) throws SQLException {
        return end(
                attempt,
                connection -> (attempt.begun().request().dryRun()
                                ? rehearsed(connection, attempt, planned)
                                : published(connection, attempt, planned))
                        .orElseGet(() -> attempt.failed(log.now())));
    }

    /**
     * Ends it with nothing changed.
     *
     * @throws AttemptLostException where the attempt counts no more
     */
    Ingestion fail(IngestionAttempt attempt) throws SQLException {
        return end(attempt, connection -> attempt.failed(log.now()));
    }

    private Ingestion end(IngestionAttempt attempt, Transaction.Work<Ingestion> outcome) throws SQLException {
        Ingestion ended = Transaction.of(database, connection -> {
            boolean wanted = log.hold(connection, attempt.begun()) == IngestionLog.Standing.WANTED;
            Ingestion result = wanted ? outcome.in(connection) : attempt.cancelled(log.now());
            log.end(connection, result);
            events.fire(new IngestionEnded(connection, result));
            return result;
        });
        meters.ended(ended);
        attempt.tell(ended);
        return ended;
    }

    private Optional<Ingestion> published(Connection connection, IngestionAttempt attempt, PlannedRelease planned)
            throws SQLException {
        return publisher
                .publish(connection, attempt.begun(), planned, attempt.diagnostics())
                .map(published -> attempt.succeeded(planned, published, log.now()));
    }

    private Optional<Ingestion> rehearsed(Connection connection, IngestionAttempt attempt, PlannedRelease planned)
            throws SQLException {
        return publisher
                .rehearse(connection, attempt.begun(), planned, attempt.diagnostics())
                .map(rehearsal -> attempt.rehearsed(planned, rehearsal, log.now()));
    }
}
