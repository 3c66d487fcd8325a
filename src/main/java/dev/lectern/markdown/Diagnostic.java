package dev.lectern.markdown;

import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Something to tell the author of a file.
 *
 * @param severity how much it weighs
 * @param code stable, kebab-case, listed in {@code docs/diagnostics.md}
 * @param file path from the course's root with {@code /} between segments; empty while the parser, which
 *     knows text and no files, still holds it
 * @param line first line it is about, 1-based, in the lines of the source file
 * @param column first column, 1-based, in UTF-16 units
 * @param endLine last line, 1-based, not before {@code line}
 * @param endColumn column just after the last character, 1-based
 * @param message what is wrong, with the offending value
 * @param hint what would be right; empty where the message says it all
 */
public record Diagnostic(
        Severity severity,
        String code,
        String file,
        int line,
        int column,
        int endLine,
        int endColumn,
        String message,
        String hint) {

    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException("not a 1-based range: %d:%d to %d:%d of diagnostic %s"
                    .formatted(line, column, endLine, endColumn, code));
        }
    }

    /** The same finding, as a warning. */
    Diagnostic asWarning() {
        return new Diagnostic(Severity.WARNING, code, file, line, column, endLine, endColumn, message, hint);
    }

    /** The same finding, on the line that {@code lines} makes of its line; at its column when that is the same line. */
    Diagnostic moved(IntUnaryOperator lines) {
        int newLine = lines.applyAsInt(line);
        int newEnd = Math.max(newLine, lines.applyAsInt(endLine));
        return newLine == line && newEnd == endLine
                ? this
                : new Diagnostic(
                        severity, code, file, newLine, column, newEnd, Math.max(column, endColumn), message, hint);
    }

    /** The same finding, said of {@code file}. */
    public Diagnostic in(String file) {
        return new Diagnostic(severity, code, file, line, column, endLine, endColumn, message, hint);
    }
}
