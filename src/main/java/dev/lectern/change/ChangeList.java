package dev.lectern.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changed between two releases of a course, in course order.
 *
 * @param course slug of the course
 * @param from number of the release that is compared to; 0 for nothing
 * @param release number of the release whose changes these are
 * @param items one page of changes
 * @param next cursor of the next page, null on the last one
 * @param total changes on all pages
 * @param facets how the changes of all pages divide
 */
public record ChangeList(
        String course,
        int from,
        int release,
        List<Change> items,
        @Schema(nullable = true) String next,
        int total,
        Facets facets) {

    public ChangeList {
        items = List.copyOf(items);
    }

    /**
     * Counts of changes, the greatest first.
     *
     * @param type by type of item
     * @param change by what became of the item; one to which several things happened counts for each
     * @param edit by what was edited; one in which several things were edited counts for each
     */
    @Schema(name = "ChangeFacets")
    public record Facets(List<Count> type, List<Count> change, List<Count> edit) {

        public Facets {
            type = List.copyOf(type);
            change = List.copyOf(change);
            edit = List.copyOf(edit);
        }
    }

    /**
     * How many changes have a value.
     *
     * @param value the value
     * @param count how many
     */
    @Schema(name = "ChangeCount")
    public record Count(String value, int count) {}
}
