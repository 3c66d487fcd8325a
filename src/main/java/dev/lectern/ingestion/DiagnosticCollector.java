package dev.lectern.ingestion;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Gathers what there is to tell the author, so that one problem does not hide the next. Safe for several threads. */
final class DiagnosticCollector {

    private static final Comparator<Diagnostic> READING_ORDER = Comparator.comparing(Diagnostic::file)
            .thenComparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private final Collection<Diagnostic> found = new ConcurrentLinkedQueue<>();

    void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds findings about {@code file} that were made without knowing its name. */
    void addAll(String file, Collection<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> found.add(diagnostic.in(file)));
    }

    boolean hasErrors() {
        return has(Severity.ERROR);
    }

    /** Whether there is anything as bad as {@code severity}, or worse. */
    boolean has(Severity severity) {
        return found.stream().anyMatch(diagnostic -> diagnostic.severity().compareTo(severity) <= 0);
    }

    /** All, by file and place. */
    List<Diagnostic> all() {
        return found.stream().sorted(READING_ORDER).toList();
    }
}
