package dev.lectern.ingestion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Decides which section and code block of a changed lesson is which of those before: a section by its anchor, then by
 * the same body under another heading; a code block by the same code, then by its place among the others of its
 * section. What matches nothing is new. See {@code docs/decisions/0003-identity.md}.
 */
final class PartMatching {

    private final LessonParts before;
    private final LessonParts after;
    private final LessonParts.Ids ids;
    private final UUID[] sections;
    private final UUID[] codeBlocks;

    private PartMatching(LessonParts before, LessonParts.Ids ids, LessonParts after) {
        this.before = before;
        this.after = after;
        this.ids = ids;
        this.sections = new UUID[after.sections().size()];
        this.codeBlocks = new UUID[after.codeBlocks().size()];
    }

    /** The ids of {@code after}: kept from {@code before}, which has {@code ids}; null for what is new. */
    static PartMatching of(LessonParts before, LessonParts.Ids ids, LessonParts after) {
        PartMatching matching = new PartMatching(before, ids, after);
        boolean[] sectionTaken = new boolean[before.sections().size()];
        matching.keep(
                matching.sections,
                sectionTaken,
                ids.sections(),
                i -> before.sections().get(i).anchor(),
                i -> after.sections().get(i).anchor());
        matching.keep(
                matching.sections,
                sectionTaken,
                ids.sections(),
                i -> matching.body(before.sections().get(i)),
                i -> matching.body(after.sections().get(i)));
        boolean[] blockTaken = new boolean[before.codeBlocks().size()];
        matching.keep(
                matching.codeBlocks,
                blockTaken,
                ids.codeBlocks(),
                i -> before.codeBlocks().get(i).digest(),
                i -> after.codeBlocks().get(i).digest());
        matching.keep(
                matching.codeBlocks,
                blockTaken,
                ids.codeBlocks(),
                i -> matching.ids.sections().get(before.codeBlocks().get(i).section() - 1),
                i -> matching.sections[after.codeBlocks().get(i).section() - 1]);
        return matching;
    }

    /** Every part's id; those that are new get one of {@code fresh}. */
    LessonParts.Ids ids(UUID lesson, StableIds fresh) {
        LessonParts.Ids names = after.fresh(lesson);
        return new LessonParts.Ids(
                filled(sections, names.sections(), fresh), filled(codeBlocks, names.codeBlocks(), fresh));
    }

    /** The ids that new parts would get, were none of them taken. */
    List<UUID> freshIds(UUID lesson) {
        LessonParts.Ids names = after.fresh(lesson);
        List<UUID> ids = new ArrayList<>(names.sections());
        ids.addAll(names.codeBlocks());
        return ids;
    }

    private static List<UUID> filled(UUID[] kept, List<UUID> names, StableIds fresh) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            ids.add(kept[i] == null ? fresh.free(names.get(i)) : kept[i]);
        }
        return ids;
    }

    /**
     * Gives the parts of {@code after} that have none yet the ids of those of {@code before} that are not taken yet
     * and have the same key, in order. A null key matches nothing.
     */
    private void keep(
            UUID[] kept,
            boolean[] taken,
            List<UUID> known,
            IntFunction<Object> keyBefore,
            IntFunction<Object> keyAfter) {
        Map<Object, Deque<Integer>> byKey = new HashMap<>();
        for (int i = 0; i < taken.length; i++) {
            Object key = taken[i] ? null : keyBefore.apply(i);
            if (key != null) {
                byKey.computeIfAbsent(key, k -> new ArrayDeque<>()).add(i);
            }
        }
        for (int i = 0; i < kept.length; i++) {
            Object key = kept[i] == null ? keyAfter.apply(i) : null;
            Deque<Integer> same = key == null ? null : byKey.get(key);
            if (same != null && !same.isEmpty()) {
                int match = same.removeFirst();
                taken[match] = true;
                kept[i] = known.get(match);
            }
        }
    }

    private Object body(LessonParts.Section section) {
        return section.bodyEmpty() ? null : section.bodyDigest();
    }
}
