package dev.lectern.change;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one item between two releases.
 *
 * @param type what it is
 * @param id stays with it from release to release; a module's is made of its course and slug
 * @param change the first of {@code changes}
 * @param changes everything that became of it, in the order `added`, `removed`, `moved`, `renamed`, `modified`
 * @param edit the first of {@code edits}; null when there is none
 * @param edits what was edited, in the order `code`, `prose`, `metadata`, `cosmetic`; empty for what was added, removed or only
 *     moved, and for an asset, in whose bytes no kinds of edits are told apart
 * @param before the item as it was; null when it was added
 * @param after the item as it is; null when it was removed
 */
public record Change(
        @Schema(enumeration = {"course", "module", "asset", "lesson", "section", "codeBlock"})
        String type,

        UUID id,

        @Schema(enumeration = {"added", "removed", "moved", "renamed", "modified"})
        String change,

        List<String> changes,

        @Schema(nullable = true) String edit,

        List<String> edits,
        @Schema(nullable = true) Edition before,
        @Schema(nullable = true) Edition after) {

    public Change {
        changes = List.copyOf(changes);
        edits = List.copyOf(edits);
    }

    static Change added(ItemType type, UUID id, Edition after) {
        return of(type, id, Set.of(ChangeKind.ADDED), Set.of(), null, after);
    }

    static Change removed(ItemType type, UUID id, Edition before) {
        return of(type, id, Set.of(ChangeKind.REMOVED), Set.of(), before, null);
    }

    /** At least one thing became of it. */
    static Change of(
            ItemType type, UUID id, Set<ChangeKind> changes, Set<EditKind> edits, Edition before, Edition after) {
        List<String> changed =
                changes.stream().sorted().map(ChangeKind::toString).toList();
        List<String> edited = edits.stream().sorted().map(EditKind::toString).toList();
        return new Change(
                type.toString(),
                id,
                changed.get(0),
                changed,
                edited.isEmpty() ? null : edited.get(0),
                edited,
                before,
                after);
    }
}
