package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An ingestion as it is kept. */
@Entity
@Table(name = "ingestion")
class IngestionRow {

    @Id
    UUID id;

    String course;

    String state;

    long sequence;

    @Column(name = "dry_run")
    boolean dryRun;

    boolean strict;

    String mode;

    String source;

    @Column(name = "requested_by")
    String requestedBy;

    String message;

    @Column(name = "source_ref")
    String sourceRef;

    int attempts;

    String stage;

    @Column(name = "files_done")
    int filesDone;

    @Column(name = "files_total")
    int filesTotal;

    Integer release;

    int lessons;

    int sections;

    @Column(name = "code_blocks")
    int codeBlocks;

    int assets;

    int added;

    int modified;

    int removed;

    int moved;

    int unchanged;

    @JdbcTypeCode(SqlTypes.JSON)
    ReaderImpact impact;

    @Column(name = "queued_at")
    Instant queuedAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    Ingestion ingestion(List<IngestionDiagnostic> diagnostics) {
        return ingestion(impact, diagnostics);
    }

    /** It as one of many, without what may be long. */
    Ingestion listed() {
        return ingestion(null, List.of());
    }

    private Ingestion ingestion(ReaderImpact impact, List<IngestionDiagnostic> diagnostics) {
        return new Ingestion(
                id,
                course,
                IngestionState.of(state),
                dryRun,
                strict,
                IngestionMode.of(mode),
                source,
                requestedBy,
                message,
                sourceRef,
                attempts,
                stage,
                filesDone,
                filesTotal,
                release,
                new IngestionCounts(lessons, sections, codeBlocks, assets, added, modified, removed, moved, unchanged),
                impact,
                diagnostics,
                queuedAt,
                startedAt,
                endedAt);
    }
}
