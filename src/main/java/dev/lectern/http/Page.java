package dev.lectern.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items at most as many as asked for
 * @param next the cursor of the next page, null on the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one")
        String next) {

    /** How many items a page has when the request does not say. */
    public static final int DEFAULT_LIMIT = 25;

    /** How many items a page has at most. */
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** The {@code limit} of the request. */
    public static int limit(Query query) {
        return query.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    }

    /**
     * The page made of {@code found}, which was read with a limit of one more than the page takes, to see whether
     * there is a next one.
     *
     * @param cursor the token of the page that begins after an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
