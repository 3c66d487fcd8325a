package dev.lectern.markdown;

import java.util.List;

/**
 * A lesson that can't be published.
 *
 * @param diagnostics at least one of them an error
 */
public record RejectedLesson(List<Diagnostic> diagnostics) implements LessonSource {

    public RejectedLesson {
        diagnostics = List.copyOf(diagnostics);
        if (diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
            throw new IllegalArgumentException("a lesson is rejected for an error, got " + diagnostics);
        }
    }
}
