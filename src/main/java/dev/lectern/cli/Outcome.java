package dev.lectern.cli;

import dev.lectern.ingestion.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a push ended, in words. */
final class Outcome {

    private Outcome() {}

    /** One line, and more where an ingestion tells what it would change for readers. */
    static List<String> of(PushedIngestion ended) {
        List<String> lines = new ArrayList<>();
        lines.add(TerminalText.of(first(ended)));
        return lines;
    }

    private static String first(PushedIngestion ended) {
        if (!ended.hasSucceeded()) {
            return "%s was not published: ingestion %s %s".formatted(ended.course(), ended.id(), ended.state());
        }
        String changes = changes(ended.counts());
        return ended.dryRun()
                ? "%s could be published: %s".formatted(ended.course(), changes)
                : "%s is published as release %d: %s".formatted(ended.course(), ended.release(), changes);
    }

    private static String changes(PushedIngestion.Counts counts) {
        if (counts == null) {
            return "no counts";
        }
        List<String> some = Stream.of(
                        part(counts.added(), "added"),
                        part(counts.modified(), "modified"),
                        part(counts.moved(), "moved"),
                        part(counts.removed(), "removed"))
                .flatMap(List::stream)
                .toList();
        return some.isEmpty()
                ? "no lesson changes"
                : "%s of %s".formatted(String.join(", ", some), Counts.of(counts.lessons(), "lesson"));
    }

    private static List<String> part(int number, String what) {
        return number == 0 ? List.of() : List.of(number + " " + what);
    }
}
