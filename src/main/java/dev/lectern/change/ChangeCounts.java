package dev.lectern.change;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of changes while they are counted. */
final class ChangeCounts {

    private final Map<String, Integer> types = new TreeMap<>();
    private final Map<String, Integer> changes = new TreeMap<>();
    private final Map<String, Integer> edits = new TreeMap<>();
    private int total;

    void add(Change change) {
        total++;
        types.merge(change.type(), 1, Integer::sum);
        change.changes().forEach(kind -> changes.merge(kind, 1, Integer::sum));
        change.edits().forEach(edit -> edits.merge(edit, 1, Integer::sum));
    }

    /** Counts so many that are new. */
    void added(ItemType type, int count) {
        if (count > 0) {
            total += count;
            types.merge(type.toString(), count, Integer::sum);
            changes.merge(ChangeKind.ADDED.toString(), count, Integer::sum);
        }
    }

    int total() {
        return total;
    }

    ChangeList.Facets facets() {
        return new ChangeList.Facets(counts(types), counts(changes), counts(edits));
    }

    private static List<ChangeList.Count> counts(Map<String, Integer> of) {
        return of.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> entry.getValue())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new ChangeList.Count(entry.getKey(), entry.getValue()))
                .toList();
    }
}
