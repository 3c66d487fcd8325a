package dev.lectern.diagnostic;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Gathers what there is to tell the author, so that one problem does not hide the next. Safe for several threads. */
public final class DiagnosticCollector {

    private static final Comparator<Diagnostic> READING_ORDER = Comparator.comparing(Diagnostic::file)
            .thenComparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private final Collection<Diagnostic> found = new ConcurrentLinkedQueue<>();

    /** Adds a finding that names its file. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds findings about {@code file} that were made without knowing its name. */
    public void addAll(String file, Collection<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> found.add(diagnostic.in(file)));
    }

    /** Whether there is anything that the author must put right. */
    public boolean hasErrors() {
        return has(Severity.ERROR);
    }

    /** Whether there is anything as bad as {@code severity}, or worse. */
    public boolean has(Severity severity) {
        return found.stream().anyMatch(diagnostic -> diagnostic.severity().compareTo(severity) <= 0);
    }

    /** All, by file and place. */
    public List<Diagnostic> all() {
        return found.stream().sorted(READING_ORDER).toList();
    }
}
