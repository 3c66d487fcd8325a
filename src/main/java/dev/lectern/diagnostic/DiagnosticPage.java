package dev.lectern.diagnostic;

import dev.lectern.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A {@link Page} of diagnostics. */
public record DiagnosticPage(
        List<IngestionDiagnostic> items,
        @Schema(nullable = true) String next) {}
