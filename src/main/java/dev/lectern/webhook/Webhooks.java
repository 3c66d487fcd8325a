package dev.lectern.webhook;

import dev.lectern.http.ProblemCode;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Keeps webhooks and their secrets. */
@ApplicationScoped
class Webhooks {

    private static final String FAILURE = "the database failed webhooks";

    private static final String LIST = "select * from webhook where sequence > ? order by sequence limit ?";

    private static final String READ = "select * from webhook where id = ?";

    private static final String HOLD = READ + " for no key update";

    private static final String ADD = """
            insert into webhook (id, url, courses, events, enabled, secret, created_at, created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CHANGE = """
            update webhook set url = ?, courses = ?, events = ?, enabled = ?, disabled_because = '' where id = ?
            """;

    /** The secret that was replaced before must not come back: it goes when the next one is. */
    private static final String ROTATE = """
            update webhook set previous_secret = secret, previous_until = ?, secret = ? where id = ?
            """;

    private static final String FORGET = """
            update webhook set previous_secret = null, previous_until = null where previous_until < ?
            """;

    private static final String REMOVE = "delete from webhook where id = ?";

    private final DataSource database;
    private final Deliveries deliveries;
    private final WebhookMeters meters;
    private final WebhookSettings settings;
    private final Supplier<UUID> ids;
    private final RandomGenerator chance;
    private final Clock clock;

    Webhooks(
            DataSource database,
            Deliveries deliveries,
            WebhookMeters meters,
            WebhookSettings settings,
            Supplier<UUID> ids,
            RandomGenerator chance,
            Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.meters = meters;
        this.settings = settings;
        this.ids = ids;
        this.chance = chance;
        this.clock = clock;
    }

    /** A webhook of a list, and its place in the order in which they were made. */
    record Listed(long sequence, Webhook webhook) {}

    /** Webhooks that were made after one of them, the oldest first. */
    List<Listed> after(long sequence, int limit) {
        return Transaction.of(
                database,
                FAILURE,
                connection -> Sql.rows(
                        connection, LIST, row -> new Listed(row.getLong("sequence"), webhook(row)), sequence, limit));
    }

    /** The webhook {@code id}; 404 when there is none. */
    Webhook of(UUID id) {
        return Transaction.of(database, FAILURE, connection -> read(connection, READ, id));
    }

    /** Adds a webhook, with a secret that nobody has seen before. */
    IssuedSecret add(Subscription subscription, String by) {
        UUID id = ids.get();
        SigningSecret secret = SigningSecret.random(chance);
        return Transaction.of(database, FAILURE, connection -> {
            Sql.update(
                    connection,
                    ADD,
                    id,
                    subscription.url(),
                    subscription.courses(),
                    codes(subscription),
                    subscription.enabled(),
                    secret.key(),
                    now(),
                    by);
            return new IssuedSecret(read(connection, READ, id), secret.text());
        });
    }

    /** Changes the webhook {@code id}; 404 when there is none. What waits to be sent to one that is disabled fails. */
    Webhook change(UUID id, UnaryOperator<Subscription> change) {
        Changed result = Transaction.of(database, FAILURE, connection -> {
            Subscription changed = change.apply(Subscription.of(read(connection, HOLD, id)));
            Sql.update(connection, CHANGE, changed.url(), changed.courses(), codes(changed), changed.enabled(), id);
            int givenUp = changed.enabled() ? 0 : deliveries.giveUp(connection, id, "The webhook was disabled.");
            return new Changed(read(connection, READ, id), givenUp);
        });
        meters.ended(DeliveryState.FAILED, result.givenUp());
        return result.webhook();
    }

    /** Gives the webhook {@code id} another secret; the present one signs along for a while. 404 when there is none. */
    IssuedSecret rotate(UUID id) {
        SigningSecret secret = SigningSecret.random(chance);
        return Transaction.of(database, FAILURE, connection -> {
            read(connection, HOLD, id);
            Sql.update(connection, ROTATE, now().plus(settings.secretOverlap()), secret.key(), id);
            return new IssuedSecret(read(connection, READ, id), secret.text());
        });
    }

    /** Removes the webhook {@code id} and the log of its deliveries; 404 when there is none. */
    void remove(UUID id) {
        Transaction.of(database, FAILURE, connection -> {
            if (Sql.update(connection, REMOVE, id) == 0) {
                throw notFound(id.toString());
            }
            return id;
        });
    }

    /** Removes secrets that were replaced and sign nothing any more. */
    void forgetSecrets() {
        Transaction.of(database, FAILURE, connection -> Sql.update(connection, FORGET, now()));
    }

    static RuntimeException notFound(String id) {
        return ProblemCode.WEBHOOK_NOT_FOUND.because(
                "There is no webhook with the id %s; GET /api/v1/webhooks lists them.".formatted(id));
    }

    private Webhook read(Connection connection, String sql, UUID id) throws SQLException {
        return Sql.row(connection, sql, this::webhook, id).orElseThrow(() -> notFound(id.toString()));
    }

    private Webhook webhook(ResultSet row) throws SQLException {
        Timestamp previousUntil = row.getTimestamp("previous_until");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                texts(row, "courses"),
                texts(row, "events").stream()
                        .flatMap(code -> WebhookEvent.of(code).stream())
                        .toList(),
                row.getBoolean("enabled"),
                row.getString("disabled_because"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                previousUntil == null || !previousUntil.toInstant().isAfter(now()) ? null : previousUntil.toInstant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<String> codes(Subscription subscription) {
        return subscription.events().stream().map(WebhookEvent::code).toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /** A webhook as it was changed, and how many deliveries failed by that. */
    private record Changed(Webhook webhook, int givenUp) {}
}
