package dev.lectern.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An ingestion as it is kept. */
@Entity
@Table(name = "ingestion")
class IngestionRow {

    @Id
    UUID id;

    String course;

    String state;

    @Column(name = "dry_run")
    boolean dryRun;

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

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    Ingestion ingestion(List<IngestionDiagnostic> diagnostics) {
        return new Ingestion(
                id,
                course,
                IngestionState.of(state),
                dryRun,
                release,
                new IngestionCounts(lessons, sections, codeBlocks, assets, added, modified, removed, moved, unchanged),
                diagnostics,
                startedAt,
                endedAt);
    }
}
