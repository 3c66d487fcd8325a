package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.http.ProblemCode;
import dev.lectern.planning.Json;
import dev.lectern.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows which ingestion the key of a push stands for. */
@ApplicationScoped
class IdempotencyKeys {

    /** Skips what others remove at the moment. */
    private static final String PRUNE = """
            delete from idempotency_key where (caller, course, key) in (
                select caller, course, key from idempotency_key where expires_at < ? for update skip locked)
            """;

    /** Waits for another transaction that claims the same, and then finds its row. */
    private static final String CLAIM = """
            insert into idempotency_key (caller, course, key, fingerprint, ingestion_id, expires_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String FIND =
            "select fingerprint, ingestion_id from idempotency_key where caller = ? and course = ? and key = ?";

    private final IdempotencySettings settings;
    private final Clock clock;

    IdempotencyKeys(IdempotencySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Lets {@code key} stand for the ingestion {@code id} from the end of the transaction on, unless it stands for one
     * already. 422 where that one is of another request.
     *
     * @return the ingestion that it stands for already; empty where that is {@code id} now
     */
    Optional<UUID> claim(Connection connection, IdempotencyKey key, IngestionRequest request, String tree, UUID id)
            throws SQLException {
        Instant now = clock.instant();
        byte[] fingerprint = fingerprint(request, tree);
        Sql.update(connection, PRUNE, now);
        if (Sql.update(
                        connection,
                        CLAIM,
                        request.requestedBy(),
                        request.course(),
                        key.value(),
                        fingerprint,
                        id,
                        now.plus(settings.keyRetention()))
                == 1) {
            return Optional.empty();
        }
        return Sql.row(
                connection,
                FIND,
                row -> known(row.getBytes("fingerprint"), fingerprint, key, row.getObject(2, UUID.class)),
                request.requestedBy(),
                request.course(),
                key.value());
    }

    /** Whether {@code key} stands for an ingestion of {@code course} that {@code caller} asked for. */
    boolean stands(Connection connection, IdempotencyKey key, String caller, String course) throws SQLException {
        return Sql.row(connection, FIND, row -> key, caller, course, key.value())
                .isPresent();
    }

    private static UUID known(byte[] before, byte[] now, IdempotencyKey key, UUID ingestion) {
        if (!Arrays.equals(before, now)) {
            throw ProblemCode.IDEMPOTENCY_KEY_REUSED.because(
                    "The key '%s' was given to a push with other files or parameters, which is ingestion %s; give this one a new key."
                            .formatted(key.value(), ingestion));
        }
        return ingestion;
    }

    private static byte[] fingerprint(IngestionRequest request, String tree) {
        List<Object> all = List.of(
                request.mode(),
                request.dryRun(),
                request.strict(),
                request.removals(),
                request.source(),
                request.message(),
                request.sourceRef(),
                tree);
        return Digests.sha256(Json.text(all).getBytes(StandardCharsets.UTF_8));
    }
}
