package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** A diagnostic of an ingestion as it is kept. */
@Entity
@Table(name = "diagnostic")
class DiagnosticRow {

    @EmbeddedId
    Key key;

    String severity;

    String code;

    String file;

    int line;

    @Column(name = "\"column\"")
    int column;

    @Column(name = "end_line")
    int endLine;

    @Column(name = "end_column")
    int endColumn;

    String message;

    String hint;

    IngestionDiagnostic diagnostic() {
        return new IngestionDiagnostic(severity, code, file, line, column, endLine, endColumn, message, hint);
    }

    @Embeddable
    record Key(
            @Column(name = "ingestion_id") UUID ingestionId,
            @Column(name = "position") int position) {}
}
