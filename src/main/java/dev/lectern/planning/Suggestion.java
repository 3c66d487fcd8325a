package dev.lectern.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what an author may have meant. One serves an ingestion, whose thousandth mistake is not worth the search. */
final class Suggestion {

    private static final int MOST_SEARCHES = 100;
    private static final int MOST_CANDIDATES = 20_000;

    private int searches;

    /** The one of {@code paths} with the same file name as {@code path}, when only one has, else the one spelt most alike. */
    Optional<String> path(String path, Collection<String> paths) {
        if (path.isEmpty() || !mayBeSearched(paths)) {
            return Optional.empty();
        }
        String name = stem(path);
        List<String> sameName = paths.stream()
                .filter(other -> stem(other).equals(name))
                .limit(2)
                .toList();
        return sameName.size() == 1
                ? Optional.of(sameName.get(0))
                : closest(withoutExtension(path), paths, Suggestion::withoutExtension);
    }

    /** The one of {@code anchors} that is spelt most like {@code anchor}. */
    Optional<String> anchor(String anchor, Collection<String> anchors) {
        return mayBeSearched(anchors) ? closest(anchor, anchors, name -> name) : Optional.empty();
    }

    /** How a link in {@code lesson} would lead to {@code path}. */
    static String relative(String lesson, String path) {
        List<String> from = segments(LinkTargets.folder(lesson));
        List<String> to = segments(path);
        int same = 0;
        while (same < from.size() && same < to.size() - 1 && from.get(same).equals(to.get(same))) {
            same++;
        }
        List<String> steps = new ArrayList<>();
        for (int i = same; i < from.size(); i++) {
            steps.add("..");
        }
        steps.addAll(to.subList(same, to.size()));
        return String.join("/", steps);
    }

    private boolean mayBeSearched(Collection<String> candidates) {
        return candidates.size() <= MOST_CANDIDATES && ++searches <= MOST_SEARCHES;
    }

    private interface Part {
        String of(String candidate);
    }

    private static Optional<String> closest(String wanted, Collection<String> candidates, Part part) {
        int most = Math.max(1, Math.min(6, wanted.length() / 4));
        String lower = wanted.toLowerCase(Locale.ROOT);
        LevenshteinDistance distance = new LevenshteinDistance(most);
        String best = null;
        int least = most + 1;
        for (String candidate : candidates) {
            String compared = part.of(candidate).toLowerCase(Locale.ROOT);
            if (Math.abs(compared.length() - lower.length()) <= most) {
                int between = distance.apply(lower, compared);
                if (between >= 0 && between < least) {
                    least = between;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static String stem(String path) {
        return withoutExtension(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static List<String> segments(String path) {
        return path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
    }
}
