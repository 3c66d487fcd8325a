package dev.lectern.planning;

import dev.lectern.course.Slugs;
import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.layout.LessonPlace;
import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Severity;
import dev.lectern.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports aliases that don't lead to the lesson that names them, because another lesson is there or names them too. */
final class AliasClashes {

    private final Map<String, SourceFile> files;
    private final DiagnosticCollector diagnostics;

    AliasClashes(List<LessonPlace> lessons, DiagnosticCollector diagnostics) {
        this.files = lessons.stream().collect(Collectors.toMap(LessonPlace::path, LessonPlace::file));
        this.diagnostics = diagnostics;
    }

    /** Warns of those in {@code planned}. Of several lessons that name an alias, the first in course order has it. */
    void report(PlannedRelease planned) {
        Map<String, String> pathBySlug =
                planned.lessons().stream().collect(Collectors.toMap(PlannedLesson::slug, PlannedLesson::path));
        Map<String, String> pathByAlias = new HashMap<>();
        for (PlannedLesson lesson : planned.lessons()) {
            for (String alias : lesson.aliases()) {
                String there = pathBySlug.get(alias);
                String first = pathByAlias.putIfAbsent(alias, lesson.path());
                if (there != null) {
                    warn(lesson, alias, "The alias '%s' is the address of %s".formatted(alias, there));
                } else if (first != null) {
                    warn(lesson, alias, "The alias '%s' is already one of %s".formatted(alias, first));
                }
            }
        }
    }

    private void warn(PlannedLesson lesson, String alias, String message) {
        String written = lesson.content().declared().aliases().stream()
                .filter(declared -> Slugs.address(declared).equals(alias))
                .findFirst()
                .orElse(alias);
        List<String> lines = lines(lesson.path());
        int line = 0;
        while (line < lines.size() && !lines.get(line).contains(written)) {
            line++;
        }
        boolean found = line < lines.size();
        int row = found ? line + 1 : 1;
        int column = found ? lines.get(line).indexOf(written) + 1 : 1;
        diagnostics.add(new Diagnostic(
                Severity.WARNING,
                Finding.ALIAS_CLASH,
                lesson.path(),
                row,
                column,
                row,
                found ? column + written.length() : 1,
                message,
                "Remove it here; an address leads to one lesson"));
    }

    /** What the file says; nothing where it can't be read any more, since it was a moment ago. */
    private List<String> lines(String path) {
        try {
            return files.containsKey(path)
                    ? new String(files.get(path).read(), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
