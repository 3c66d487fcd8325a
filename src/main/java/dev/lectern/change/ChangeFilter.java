package dev.lectern.change;

import dev.lectern.http.Query;
import java.util.Collections;
import java.util.Set;

/**
 * Which changes to tell; no names are for any.
 *
 * @param types names of types
 * @param changes names of what became of an item, of which it needs one
 * @param edits names of edits, of which it needs one
 */
record ChangeFilter(Set<String> types, Set<String> changes, Set<String> edits) {

    ChangeFilter {
        types = Set.copyOf(types);
        changes = Set.copyOf(changes);
        edits = Set.copyOf(edits);
    }

    /** What the request asks for. */
    static ChangeFilter of(Query query) {
        return new ChangeFilter(
                query.choices("type", ItemType.NAMES),
                query.choices("change", ChangeKind.NAMES),
                query.choices("edit", EditKind.NAMES));
    }

    /** What the request asks for by type alone. */
    static ChangeFilter ofType(Query query) {
        return new ChangeFilter(query.choices("type", ItemType.NAMES), Set.of(), Set.of());
    }

    boolean takes(Change change) {
        return (types.isEmpty() || types.contains(change.type()))
                && (changes.isEmpty() || !Collections.disjoint(changes, change.changes()))
                && (edits.isEmpty() || !Collections.disjoint(edits, change.edits()));
    }

    /** Whether it takes something of {@code type} that was added. */
    boolean takesAdded(ItemType type) {
        return (types.isEmpty() || types.contains(type.toString()))
                && (changes.isEmpty() || changes.contains(ChangeKind.ADDED.toString()))
                && edits.isEmpty();
    }
}
