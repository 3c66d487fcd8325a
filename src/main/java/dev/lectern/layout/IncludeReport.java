package dev.lectern.layout;

import dev.lectern.markdown.LessonText;
import java.util.List;
import java.util.Optional;

/**
 * Says why something can't be included; each answer is to leave it as it is written.
 *
 * @param origin the line that {@code directive} stands on
 * @param file the file that the line is of
 */
record IncludeReport(Includes includes, IncludeDirective directive, LessonText.Line origin, String file) {

    Optional<List<Expansion.Line>> outside() {
        return report(
                LayoutFinding.INCLUDE_OUTSIDE,
                "'%s' leads out of the course".formatted(directive.path()),
                "Include files of the course alone");
    }

    Optional<List<Expansion.Line>> missing(String path) {
        return report(
                LayoutFinding.INCLUDE_MISSING,
                "There is no file %s to include".formatted(path),
                "The path starts from the folder of the file that includes it");
    }

    Optional<List<Expansion.Line>> cycle(String path) {
        return report(
                LayoutFinding.INCLUDE_CYCLE,
                "%s includes itself".formatted(path),
                "Write \\{{#include …}} to show a directive instead of following it");
    }

    Optional<List<Expansion.Line>> noText(String path) {
        return report(
                LayoutFinding.INCLUDE_MISSING,
                "%s can't be read as UTF-8 text".formatted(path),
                "Include text files alone; show an image as ![](path)");
    }

    Optional<List<Expansion.Line>> nothing(String path, boolean anchor, int lines) {
        return anchor
                ? report(
                        LayoutFinding.INCLUDE_LINES,
                        "%s has no anchor '%s'".formatted(path, directive.part()),
                        "Put comments with ANCHOR: %1$s and ANCHOR_END: %1$s around the lines"
                                .formatted(directive.part()))
                : report(
                        LayoutFinding.INCLUDE_LINES,
                        "%s has no line %s: it has %d"
                                .formatted(path, directive.part().split(":")[0], lines),
                        "Name lines that there are");
    }

    Optional<List<Expansion.Line>> tooMuch(String what) {
        return report(
                LayoutFinding.INCLUDE_LIMIT, "The chapter includes " + what, "Split it, or include less of the files");
    }

    private Optional<List<Expansion.Line>> report(String code, String message, String hint) {
        boolean own = origin.file().isEmpty();
        int number = own ? origin.number() : origin.fileLine();
        includes.report(LayoutFinding.warning(code, file, number, directive.start() + 1, message, hint));
        return Optional.empty();
    }
}
