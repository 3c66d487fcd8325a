package dev.lectern.change;

import java.util.List;

/**
 * What to do to a copy of all courses, so that it becomes like them.
 *
 * @param items one page of changes, of one course; a page may have fewer than asked for, and none at all
 * @param next cursor to go on with, never null: where there is no more for now, of what will have happened by then
 * @param more whether there is more to read now
 */
public record ChangeFeed(List<Change> items, String next, boolean more) {

    public ChangeFeed {
        items = List.copyOf(items);
    }
}
