package dev.lectern.diagnostic;

import dev.lectern.markdown.Diagnostic;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something to tell the author of a file, as it is sent. Lines and columns are those of the file, 1-based.
 *
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param code stable, listed in {@code docs/diagnostics.md}
 * @param file path from the course's root; {@code .} for the course as a whole
 * @param line where it begins
 * @param column where it begins
 * @param endLine where it ends
 * @param endColumn just after the last character
 * @param message what is wrong
 * @param hint what would be right; empty where the message says it all
 */
@Schema(name = "Diagnostic")
public record IngestionDiagnostic(
        @Schema(enumeration = {"error", "warning", "info"}) String severity,
        String code,
        String file,
        int line,
        int column,
        int endLine,
        int endColumn,
        String message,
        String hint) {

    /** The same, of a file whose path begins at the folder that {@code folder}, not empty, begins at. */
    public IngestionDiagnostic below(String folder) {
        String path = file.equals(".") ? folder : folder + "/" + file;
        return new IngestionDiagnostic(severity, code, path, line, column, endLine, endColumn, message, hint);
    }

    /** {@code diagnostic} as it is sent, which is as it is stored. */
    public static IngestionDiagnostic of(Diagnostic diagnostic) {
        return new IngestionDiagnostic(
                diagnostic.severity().name().toLowerCase(Locale.ROOT),
                diagnostic.code(),
                StorableText.of(diagnostic.file()),
                diagnostic.line(),
                diagnostic.column(),
                diagnostic.endLine(),
                diagnostic.endColumn(),
                StorableText.of(diagnostic.message()),
                StorableText.of(diagnostic.hint()));
    }
}
