package dev.lectern.change;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Compares modules and lessons, which stand in one sequence. */
final class OutlineComparison {

    private final Sides<ModuleState> modules;
    private final Sides<LessonState> lessons;
    private final ChangeCollector changes;

    /** {@code changes} receives what is found. */
    OutlineComparison(Sides<ModuleState> modules, Sides<LessonState> lessons, ChangeCollector changes) {
        this.modules = modules;
        this.lessons = lessons;
        this.changes = changes;
    }

    /** {@code editsOfParts} says what was edited in the parts of lessons, by id of the lesson. */
    void compare(Map<UUID, Set<EditKind>> editsOfParts) {
        Set<UUID> moved =
                Moves.between(parents(modules.before(), lessons.before()), parents(modules.after(), lessons.after()));
        modules.kept()
                .forEach(module -> compare(module, moved.contains(module.after().id())));
        modules.added().forEach(changes::added);
        modules.removed().forEach(changes::removed);
        lessons.kept()
                .forEach(lesson -> compare(
                        lesson,
                        moved.contains(lesson.after().id()),
                        editsOfParts.getOrDefault(lesson.after().id(), Set.of())));
        lessons.added().forEach(changes::added);
        lessons.removed().forEach(changes::removed);
    }

    private void compare(Pair<ModuleState> module, boolean moved) {
        boolean edited = !module.before().digest().equals(module.after().digest());
        boolean renumbered = !moved && !module.before().isSamePlace(module.after());
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        if (moved) {
            kinds.add(ChangeKind.MOVED);
        }
        if (edited || renumbered) {
            kinds.add(ChangeKind.MODIFIED);
        }
        changes.changed(module, kinds, edited || renumbered ? Set.of(EditKind.METADATA) : Set.of());
    }

    private void compare(Pair<LessonState> lesson, boolean moved, Set<EditKind> editsOfParts) {
        LessonState before = lesson.before();
        LessonState after = lesson.after();
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        Set<EditKind> edits = EnumSet.noneOf(EditKind.class);
        if (moved) {
            kinds.add(ChangeKind.MOVED);
        }
        if (!before.slug().equals(after.slug())) {
            kinds.add(ChangeKind.RENAMED);
        }
        // A path or an order that is another because the lesson was moved or renamed is told by that.
        if (!before.title().equals(after.title()) || (kinds.isEmpty() && !before.isSamePlace(after))) {
            edits.add(EditKind.METADATA);
        }
        if (!before.content().equals(after.content())) {
            edits.addAll(editsOfParts);
            if (!before.declared().equals(after.declared())) {
                edits.add(EditKind.METADATA);
            }
            if (edits.isEmpty()) {
                edits.add(EditKind.COSMETIC);
            }
        }
        if (!edits.isEmpty()) {
            kinds.add(ChangeKind.MODIFIED);
        }
        changes.changed(lesson, kinds, edits);
    }

    /** The slug of the module that each module and lesson stands in, in course order. */
    private static Map<UUID, String> parents(Map<UUID, ModuleState> modules, Map<UUID, LessonState> lessons) {
        Map<UUID, String> parents = new LinkedHashMap<>();
        Stream.concat(
                        modules.values().stream()
                                .map(module -> new Child(module.id(), module.parent(), module.sortKey())),
                        lessons.values().stream()
                                .map(lesson -> new Child(lesson.id(), lesson.module(), lesson.sortKey())))
                .sorted(Comparator.comparing(Child::sortKey))
                .forEach(child -> parents.put(child.id(), child.parent()));
        return parents;
    }

    private record Child(UUID id, String parent, String sortKey) {}
}
