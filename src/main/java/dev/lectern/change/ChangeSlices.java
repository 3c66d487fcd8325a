package dev.lectern.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What changed between two releases, slice by slice. What was compared is kept in memory for the slices to come; what is all
 * new is not compared but read slice by slice.
 */
@ApplicationScoped
class ChangeSlices {

    /** About 40 MB. A comparison with more changes than that is made anew for each slice. */
    private static final int CHANGES_IN_MEMORY = 50_000;

    private final ReleaseComparison comparison;
    private final AdditionQueries additions;
    private final Cache<Span, List<Placed>> compared = Caffeine.newBuilder()
            .maximumWeight(CHANGES_IN_MEMORY)
            .weigher((Span span, List<Placed> changes) -> 1 + changes.size())
            .build();

    ChangeSlices(ReleaseComparison comparison, AdditionQueries additions) {
        this.comparison = comparison;
        this.additions = additions;
    }

    /** At most {@code limit} changes that {@code filter} takes, after {@code after}, in order. */
    List<Placed> slice(Span span, ChangeFilter filter, Place after, int limit) {
        if (!span.fromNothing()) {
            return slice(compared(span), filter, after).limit(limit).toList();
        }
        List<Placed> found = new ArrayList<>();
        if (after.lesson().isEmpty()) {
            slice(comparison.structure(span), filter, after).limit(limit).forEach(found::add);
            if (found.size() < limit) {
                found.addAll(additions.assets(span, filter, after, limit - found.size()));
            }
        }
        if (found.size() < limit) {
            found.addAll(additions.lessons(span, filter, after, limit - found.size()));
        }
        return found;
    }

    /** How the changes that {@code filter} takes divide. */
    ChangeCounts counts(Span span, ChangeFilter filter) {
        ChangeCounts counts = new ChangeCounts();
        if (span.fromNothing()) {
            additions.counts(span).forEach((type, count) -> counts.added(type, filter.takesAdded(type) ? count : 0));
        } else {
            compared(span).stream().map(Placed::change).filter(filter::takes).forEach(counts::add);
        }
        return counts;
    }

    private List<Placed> compared(Span span) {
        List<Placed> known = compared.getIfPresent(span);
        if (known == null) {
            // Not compared.get(span, …): comparing may take a while, and would hold up neighbours in the cache.
            known = comparison.changes(span);
            compared.put(span, known);
        }
        return known;
    }

    private static Stream<Placed> slice(List<Placed> changes, ChangeFilter filter, Place after) {
        return changes.stream()
                .filter(change -> change.place().compareTo(after) > 0)
                .filter(change -> filter.takes(change.change()));
    }
}
