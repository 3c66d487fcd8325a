package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.http.Digests;
import dev.lectern.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps what is to be ingested, and what became of it. */
@ApplicationScoped
class IngestionLog {

    /** In one course, those with greater numbers become visible later, so that none overtakes one that runs already. */
    private static final String LOCK_COURSE = "select pg_advisory_xact_lock(731030802, hashtext(?))";

    private static final String ADD = """
            insert into ingestion (id, course, state, dry_run, strict, mode, removals, source, requested_by, message,
                source_ref, expected_path, expected_file, tree, queued_at)
            values (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Only when those before it, of the same course, have ended. */
    private static final String BEGIN = """
            update ingestion i set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, ?)
            where id = ? and state in ('queued', 'running') and not exists (
                select from ingestion before
                where before.course = i.course and before.sequence < i.sequence and before.state in ('queued', 'running'))
            returning *
            """;

    private static final String ENDED =
            "select state in ('succeeded', 'failed', 'cancelled') from ingestion where id = ?";

    private static final String NEXT = """
            select id from ingestion
            where course = ? and state in ('queued', 'running')
            order by sequence
            limit 1
            """;

    /** Until the transaction ends, nobody else can begin it, end it or ask for its cancellation. */
    private static final String HOLD =
            "select cancel_requested from ingestion where id = ? and state = 'running' and attempts = ? for update";

    private static final String PROGRESS = """
            update ingestion set stage = ?, files_done = ?, files_total = ?
            where id = ? and state = 'running' and attempts = ?
            returning cancel_requested
            """;

    private static final String RELEASE = """
            update ingestion set state = 'queued', attempts = attempts - 1
            where id = ? and state = 'running' and attempts = ?
            """;

    private static final String END = """
            update ingestion set state = ?, stage = ?, files_done = ?, files_total = ?, release = ?, lessons = ?,
                sections = ?, code_blocks = ?, assets = ?, added = ?, modified = ?, removed = ?, moved = ?, unchanged = ?,
                impact = ?, ended_at = ?
            where id = ?
            """;

    private static final String DIAGNOSTIC = """
            insert into diagnostic (ingestion_id, position, severity, code, file, line, "column", end_line, end_column,
                message, hint)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final Clock clock;

    IngestionLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that an ingestion of the tree {@code tree} is asked for. */
    void add(Connection connection, UUID id, IngestionRequest request, String tree) throws SQLException {
        Sql.lock(connection, LOCK_COURSE, request.course());
        try (Batch batch = new Batch(connection, ADD)) {
            batch.uuid(id)
                    .text(request.course())
                    .flag(request.dryRun())
                    .flag(request.strict())
                    .text(request.mode().code())
                    .texts(request.removals())
                    .text(request.source())
                    .text(request.requestedBy())
                    .text(request.message())
                    .text(request.sourceRef())
                    .text(request.expected().path())
                    .text(request.expected().file())
                    .bytes(HexFormat.of().parseHex(tree))
                    .time(now())
                    .add();
        }
    }

    /** Begins the ingestion {@code id}, or begins it anew. Empty when it has ended, or others of its course come first. */
    Optional<QueuedIngestion> begin(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.row(connection, BEGIN, IngestionLog::queued, now(), id);
        }
    }

    /** Whether the ingestion {@code id} stands for good, or was never asked for. */
    boolean hasEnded(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.rows(connection, ENDED, row -> row.getBoolean(1), id).stream()
                    .allMatch(ended -> ended);
        }
    }

    /** The ingestion of {@code course} whose turn it is. */
    Optional<UUID> next(String course) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.row(connection, NEXT, row -> row.getObject(1, UUID.class), course);
        }
    }

    /**
     * Makes sure, until the transaction ends, that the attempt {@code begun} is the one that counts.
     *
     * @throws AttemptLostException where it is not
     */
    Standing hold(Connection connection, QueuedIngestion begun) throws SQLException {
        return Sql.row(connection, HOLD, Standing::of, begun.id(), begun.attempt())
                .orElseThrow(() -> new AttemptLostException(begun));
    }

    /**
     * Notes how far the attempt {@code begun} is.
     *
     * @throws AttemptLostException where it is not the one that counts
     * @throws IngestionCancelledException where it is to be cancelled
     */
    void progress(QueuedIngestion begun, Progress.Snapshot progress) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Standing> standing = Sql.rows(
                    connection,
                    PROGRESS,
                    Standing::of,
                    progress.stage().code(),
                    progress.filesDone(),
                    progress.filesTotal(),
                    begun.id(),
                    begun.attempt());
            if (standing.isEmpty()) {
                throw new AttemptLostException(begun);
            }
            if (standing.get(0) == Standing.CANCELLED) {
                throw new IngestionCancelledException(begun);
            }
        }
    }

    /** Lets another replica begin what {@code begun} has begun, as if this one had not. Does nothing where another has. */
    void release(QueuedIngestion begun) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, RELEASE, begun.id(), begun.attempt());
        }
    }

    /** Notes how {@code ended} ended, with its diagnostics. */
    void end(Connection connection, Ingestion ended) throws SQLException {
        writeEnd(connection, ended);
        writeDiagnostics(connection, ended);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static QueuedIngestion queued(ResultSet row) throws SQLException {
        IngestionRequest request = new IngestionRequest(
                row.getString("course"),
                IngestionMode.of(row.getString("mode")),
                row.getBoolean("dry_run"),
                row.getBoolean("strict"),
                Arrays.asList((String[]) row.getArray("removals").getArray()),
                row.getString("source"),
                row.getString("requested_by"),
                row.getString("message"),
                row.getString("source_ref"),
                new ExpectedFile(row.getString("expected_path"), row.getString("expected_file")));
        return new QueuedIngestion(
                row.getObject("id", UUID.class),
                request,
                Digests.hex(row.getBytes("tree")),
                row.getInt("attempts"),
                row.getTimestamp("queued_at").toInstant(),
                row.getTimestamp("started_at").toInstant());
    }

    private static void writeEnd(Connection connection, Ingestion ended) throws SQLException {
        IngestionCounts counts = ended.counts();
        try (Batch batch = new Batch(connection, END)) {
            batch.text(ended.state().code())
                    .text(ended.stage())
                    .integer(ended.filesDone())
                    .integer(ended.filesTotal())
                    .integerOrNull(ended.release())
                    .integer(counts.lessons())
                    .integer(counts.sections())
                    .integer(counts.codeBlocks())
                    .integer(counts.assets())
                    .integer(counts.added())
                    .integer(counts.modified())
                    .integer(counts.removed())
                    .integer(counts.moved())
                    .integer(counts.unchanged())
                    .jsonOrNull(ended.impact())
                    .time(ended.endedAt())
                    .uuid(ended.id())
                    .add();
        }
    }

    private static void writeDiagnostics(Connection connection, Ingestion ended) throws SQLException {
        try (Batch batch = new Batch(connection, DIAGNOSTIC)) {
            int position = 1;
            for (IngestionDiagnostic diagnostic : ended.diagnostics()) {
                batch.uuid(ended.id())
                        .integer(position++)
                        .text(diagnostic.severity())
                        .text(diagnostic.code())
                        .text(diagnostic.file())
                        .integer(diagnostic.line())
                        .integer(diagnostic.column())
                        .integer(diagnostic.endLine())
                        .integer(diagnostic.endColumn())
                        .text(diagnostic.message())
                        .text(diagnostic.hint())
                        .add();
            }
        }
    }

    /** Whether an attempt that counts is wanted any more. */
    enum Standing {
        WANTED,
        CANCELLED;

        private static Standing of(ResultSet row) throws SQLException {
            return row.getBoolean("cancel_requested") ? CANCELLED : WANTED;
        }
    }
}
