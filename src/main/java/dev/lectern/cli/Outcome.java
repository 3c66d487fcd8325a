package dev.lectern.cli;

import dev.lectern.diagnostic.TerminalText;
import dev.lectern.ingestion.IngestionCounts;
import dev.lectern.ingestion.ReaderImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a push ended, in words. */
final class Outcome {

    /** Lines about one kind of thing that readers would notice; the service tells all of them. */
    private static final int SHOWN = 20;

    private final List<String> lines = new ArrayList<>();

    private Outcome() {}

    /** One line, and more where a dry run tells what readers would notice. */
    static List<String> of(PushedIngestion ended) {
        Outcome outcome = new Outcome();
        outcome.lines.add(first(ended));
        if (ended.impact() != null && ended.impact().comparedTo() != null) {
            outcome.add(ended.impact());
        }
        return outcome.lines.stream().map(TerminalText::of).toList();
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

    private static String changes(IngestionCounts counts) {
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

    private void add(ReaderImpact impact) {
        int before = lines.size();
        add(impact.lessonsRemoved(), gone -> "lesson %s would be gone".formatted(gone.lesson()));
        add(impact.lessonsMoved(), moved -> "lesson %s would move to %s".formatted(moved.from(), moved.to()));
        add(
                impact.addressesTaken(),
                taken -> "address %s would lead to '%s' instead of '%s'"
                        .formatted(taken.lesson(), taken.to(), taken.from()));
        add(impact.sectionsRemoved(), gone -> "section %s#%s would be gone".formatted(gone.lesson(), gone.anchor()));
        add(
                impact.anchorsChanged(),
                changed -> "section %s#%s would be at %s#%s"
                        .formatted(changed.lesson(), changed.from(), changed.toLesson(), changed.to()));
        add(
                impact.linksBroken(),
                link -> "link '%s' in %s:%d would break".formatted(link.url(), link.file(), link.line()));
        add(
                impact.redirectsBroken(),
                redirect -> "redirect from %s to %s would break".formatted(redirect.from(), redirect.lesson()));
        add(impact.assetsRemoved(), "asset %s would be gone"::formatted);
        lines.add(
                before,
                lines.size() == before
                        ? "Readers of release %d would lose nothing".formatted(impact.comparedTo())
                        : "Readers of release %d would notice:".formatted(impact.comparedTo()));
    }

    private <T> void add(List<T> things, Function<T, String> words) {
        things.stream().limit(SHOWN).map(words).forEach(line -> lines.add("  " + line));
        if (things.size() > SHOWN) {
            lines.add("  … and %,d more like this".formatted(things.size() - SHOWN));
        }
    }
}
