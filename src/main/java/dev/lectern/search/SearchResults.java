package dev.lectern.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was found, the best first.
 *
 * @param items one page of hits
 * @param next cursor of the next page, null on the last one
 * @param total hits on all pages
 * @param facets how the hits of all pages divide
 */
public record SearchResults(
        List<SearchHit> items, @Schema(nullable = true) String next, int total, Facets facets) {

    public SearchResults {
        items = List.copyOf(items);
    }

    /**
     * Counts of hits, the greatest first.
     *
     * @param kind by kind
     * @param course by course slug
     * @param language by language of code block; sections don't count
     */
    @Schema(name = "SearchFacets")
    public record Facets(List<Count> kind, List<Count> course, List<Count> language) {}

    /**
     * How many hits have a value.
     *
     * @param value the value
     * @param count how many
     */
    @Schema(name = "SearchCount")
    public record Count(String value, int count) {}
}
