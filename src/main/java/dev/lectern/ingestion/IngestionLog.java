package dev.lectern.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Keeps what became of ingestions. */
@ApplicationScoped
class IngestionLog {

    private static final String BEGIN =
            "insert into ingestion (id, course, state, dry_run, started_at) values (?, ?, 'running', ?, ?)";

    private static final String END = """
            update ingestion set state = ?, release = ?, lessons = ?, sections = ?, code_blocks = ?, assets = ?, added = ?,
                modified = ?, removed = ?, moved = ?, unchanged = ?, ended_at = ?
            where id = ?
            """;

    private static final String DIAGNOSTIC = """
            insert into diagnostic (ingestion_id, position, severity, code, file, line, "column", end_line, end_column,
                message, hint)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IngestionLog(DataSource database, Clock clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** Notes that an ingestion begins. */
    Ingestion begin(String course, boolean dryRun) throws SQLException {
        Ingestion begun = new Ingestion(
                ids.get(), course, IngestionState.RUNNING, dryRun, null, IngestionCounts.NONE, List.of(), now(), null);
        try (Connection connection = database.getConnection();
                Batch batch = new Batch(connection, BEGIN)) {
            batch.uuid(begun.id())
                    .text(course)
                    .flag(dryRun)
                    .time(begun.startedAt())
                    .add();
        }
        return begun;
    }

    /** Notes how {@code ended} ended, with its diagnostics, in one transaction. */
    void end(Ingestion ended) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writeEnd(connection, ended);
                writeDiagnostics(connection, ended);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void writeEnd(Connection connection, Ingestion ended) throws SQLException {
        IngestionCounts counts = ended.counts();
        try (Batch batch = new Batch(connection, END)) {
            batch.text(ended.state().code())
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
}
