package dev.lectern.webhook;

import dev.lectern.http.ProblemCode;
import dev.lectern.job.JobScheduler;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Keeps what webhooks are told, and what became of it. */
@ApplicationScoped
class Deliveries {

    private static final String FAILURE = "the database failed the deliveries of webhooks";

    /** Locked until the transaction ends: a webhook is neither removed nor disabled between this and what is inserted for it. */
    private static final String SUBSCRIBED = """
            select id from webhook
            where enabled and ? = any(events) and (courses = '{}' or ? = any(courses))
            order by sequence
            for share
            """;

    private static final String ADD = """
            insert into webhook_delivery (id, webhook_id, event, course, payload, created_at, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    /** Counted before it is made, so that an attempt that kills its replica counts. */
    private static final String BEGIN = """
            update webhook_delivery d
            set attempts = attempts + 1, round_attempts = round_attempts + 1, last_attempt_at = ?, next_attempt_at = null,
                status = null, duration_millis = null, answer = '', error = ''
            from webhook w
            where w.id = d.webhook_id and d.id = ? and d.round = ? and d.state = 'pending'
            returning d.*, w.url, w.secret, w.previous_secret, w.previous_until
            """;

    /** Only where no other replica has begun another attempt meanwhile, and nobody another round. */
    private static final String END = """
            update webhook_delivery
            set state = ?, next_attempt_at = ?, status = ?, duration_millis = ?, answer = ?, error = ?
            where id = ? and round = ? and round_attempts = ? and state = 'pending'
            """;

    private static final String GIVE_UP = """
            update webhook_delivery set state = 'failed', next_attempt_at = null, error = ?
            where webhook_id = ? and state = 'pending'
            """;

    private static final String HOLD = "select 1 from webhook where id = ? for no key update";

    private static final String DISABLE =
            "update webhook set enabled = false, disabled_because = ? where id = ? and enabled";

    private static final String LIST = """
            select * from webhook_delivery where webhook_id = ? and sequence < ? order by sequence desc limit ?
            """;

    private static final String ENABLED = "select enabled from webhook where id = ? for share";

    private static final String AGAIN = """
            update webhook_delivery set state = 'pending', round = round + 1, round_attempts = 0, next_attempt_at = ?
            where id = ? and webhook_id = ?
            returning *
            """;

    private static final String PRUNE = "delete from webhook_delivery where created_at < ? and state <> 'pending'";

    private final DataSource database;
    private final JobScheduler jobs;
    private final WebhookMeters meters;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Deliveries(DataSource database, JobScheduler jobs, WebhookMeters meters, Supplier<UUID> ids, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /** A delivery of a list, and its place in the order in which they were added. */
    record Listed(long sequence, Delivery delivery) {}

    /** The enabled webhooks that are told of {@code event} in {@code course}; they stay so until the transaction ends. */
    List<UUID> subscribed(Connection connection, WebhookEvent event, String course) throws SQLException {
        return Sql.rows(connection, SUBSCRIBED, row -> row.getObject(1, UUID.class), event.code(), course);
    }

    /** Adds a delivery to {@code webhook}, and its job, in the transaction of {@code connection}. */
    void add(Connection connection, UUID webhook, WebhookEvent event, String course, String payload)
            throws SQLException {
        UUID id = ids.get();
        Sql.update(connection, ADD, id, webhook, event.code(), course, payload, now(), now());
        jobs.add(connection, DeliveryJob.of(id, 1), now());
    }

    /** Begins an attempt of a round; empty where none is to be made. */
    Optional<DueDelivery> begin(UUID id, int round) {
        Instant now = now();
        return Transaction.of(
                database, FAILURE, connection -> Sql.row(connection, BEGIN, row -> due(row, now), now, id, round));
    }

    /** Notes that the attempt {@code of} was the last one of its round. False where it does not count any more. */
    boolean end(DueDelivery of, AttemptOutcome outcome) {
        DeliveryState state = outcome.delivered() ? DeliveryState.DELIVERED : DeliveryState.FAILED;
        Optional<Integer> givenUp = Transaction.of(database, FAILURE, connection -> {
            if (outcome.gone()) {
                // Whoever changes the webhook locks it before its deliveries, too.
                Sql.rows(connection, HOLD, row -> true, of.webhook());
            }
            if (!end(connection, of, outcome, state, Optional.empty())) {
                return Optional.empty();
            }
            if (!outcome.gone()) {
                return Optional.of(0);
            }
            Sql.update(connection, DISABLE, "The receiver answered 410 (Gone) at %s.".formatted(now()), of.webhook());
            return Optional.of(
                    giveUp(connection, of.webhook(), "The receiver answered another delivery with 410 (Gone)."));
        });
        givenUp.ifPresent(others -> {
            meters.ended(state, 1);
            meters.ended(DeliveryState.FAILED, others);
        });
        return givenUp.isPresent();
    }

    /** Notes that the attempt {@code of} came to nothing, and when the next one is made. False where it does not count any more. */
    boolean retry(DueDelivery of, AttemptOutcome outcome, Instant next) {
        return Transaction.of(
                database,
                FAILURE,
                connection -> end(connection, of, outcome, DeliveryState.PENDING, Optional.of(next)));
    }

    /** Whatever waits to be sent to {@code webhook} fails; gives how many that are. */
    int giveUp(Connection connection, UUID webhook, String reason) throws SQLException {
        return Sql.update(connection, GIVE_UP, reason, webhook);
    }

    /** What was added for {@code webhook} before one of them, the latest first. */
    List<Listed> before(UUID webhook, long sequence, int limit) {
        return Transaction.of(
                database,
                FAILURE,
                connection -> Sql.rows(
                        connection,
                        LIST,
                        row -> new Listed(row.getLong("sequence"), delivery(row)),
                        webhook,
                        sequence,
                        limit));
    }

    /** Begins another round of attempts at once; 404 when there is no such delivery, 409 when its webhook is disabled. */
    Delivery again(UUID webhook, UUID id) {
        Delivery again = Transaction.of(database, FAILURE, connection -> {
            boolean enabled = Sql.row(connection, ENABLED, row -> row.getBoolean(1), webhook)
                    .orElseThrow(() -> Webhooks.notFound(webhook.toString()));
            if (!enabled) {
                throw ProblemCode.WEBHOOK_DISABLED.because(
                        "Webhook %s is disabled; enable it with PATCH /api/v1/webhooks/%s first."
                                .formatted(webhook, webhook));
            }
            Round begun = Sql.row(connection, AGAIN, Round::of, now(), id, webhook)
                    .orElseThrow(() -> notFound(id.toString()));
            jobs.add(connection, DeliveryJob.of(id, begun.number()), now());
            return begun.delivery();
        });
        jobs.wake();
        return again;
    }

    /** Removes deliveries from before {@code time} that have ended. */
    void prune(Instant time) {
        Transaction.of(database, FAILURE, connection -> Sql.update(connection, PRUNE, time));
    }

    static RuntimeException notFound(String id) {
        return ProblemCode.DELIVERY_NOT_FOUND.because(
                "The webhook has no delivery with the id %s; its deliveries list those that are kept.".formatted(id));
    }

    private static boolean end(
            Connection connection, DueDelivery of, AttemptOutcome outcome, DeliveryState state, Optional<Instant> next)
            throws SQLException {
        return Sql.update(
                        connection,
                        END,
                        state.code(),
                        next.orElse(null),
                        outcome.status() == 0 ? null : outcome.status(),
                        outcome.took().toMillis(),
                        outcome.answer(),
                        outcome.error(),
                        of.id(),
                        of.round(),
                        of.roundAttempt())
                == 1;
    }

    private static DueDelivery due(ResultSet row, Instant now) throws SQLException {
        List<SigningSecret> secrets = new ArrayList<>(List.of(SigningSecret.of(row.getBytes("secret"))));
        Timestamp previousUntil = row.getTimestamp("previous_until");
        if (previousUntil != null && previousUntil.toInstant().isAfter(now)) {
            secrets.add(SigningSecret.of(row.getBytes("previous_secret")));
        }
        return new DueDelivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getInt("round"),
                row.getInt("round_attempts"),
                row.getString("url"),
                row.getString("payload"),
                secrets);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                WebhookEvent.of(row.getString("event")).orElseThrow(),
                row.getString("course"),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                time(row, "last_attempt_at"),
                time(row, "next_attempt_at"),
                row.getObject("status", Integer.class),
                row.getObject("duration_millis", Long.class),
                row.getString("answer"),
                row.getString("error"),
                row.getString("payload"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private record Round(int number, Delivery delivery) {

        static Round of(ResultSet row) throws SQLException {
            return new Round(row.getInt("round"), Deliveries.delivery(row));
        }
    }
}
