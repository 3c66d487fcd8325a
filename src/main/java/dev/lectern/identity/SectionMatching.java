package dev.lectern.identity;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which section of the lessons that a release touches is which of those before, in the same lesson or another
 * one. See {@code docs/decisions/0003-identity.md}, which has the order and the cases behind it.
 */
final class SectionMatching {

    private final Map<UUID, List<SectionSpot>> before = new LinkedHashMap<>();
    private final Map<UUID, List<SectionSpot>> after = new LinkedHashMap<>();
    private final Map<UUID, Set<String>> numbered = new HashMap<>();
    private final Set<SectionSpot> rewritten = new HashSet<>();

    private SectionMatching(List<LessonEdit> edits) {
        Set<UUID> known = new HashSet<>();
        for (LessonEdit edit : edits) {
            List<SectionSpot> old = SectionSpot.of(
                    edit.lesson(),
                    edit.contentBefore(),
                    edit.before(),
                    edit.ids().sections());
            // What a lesson had before it went away may be in another one now.
            before.put(
                    edit.lesson(),
                    old.stream()
                            .filter(spot -> !edit.lost().contains(spot.id()) && known.add(spot.id()))
                            .toList());
            after.put(edit.lesson(), SectionSpot.of(edit.lesson(), edit.contentAfter(), edit.after(), List.of()));
            numbered.put(edit.lesson(), numbered(edit.lesson()));
        }
    }

    /** Matches the sections of all lessons together. At most two queries. */
    static SectionMatching of(List<LessonEdit> edits, KnownParts known) {
        SectionMatching matching = new SectionMatching(edits);
        matching.inEachLesson(matching::byGivenAnchor);
        matching.inEachLesson(matching::unchanged);
        List<SectionSpot> before = free(matching.before.values());
        List<SectionSpot> after = free(matching.after.values());
        if (!before.isEmpty() && !after.isEmpty()) {
            LikeSections likely = new LikeSections(known, before, after);
            matching.inEachLesson(lesson -> matching.byAnchor(lesson, likely::holds));
            matching.inEachLesson(matching::underAnotherHeading);
            likely.match();
            matching.rewritten.addAll(free(matching.after.values()).stream()
                    .filter(likely::telling)
                    .toList());
            matching.inEachLesson(lesson -> matching.byAnchor(lesson, (old, current) -> true));
            matching.byStructure();
        }
        return matching;
    }

    /** The sections of a lesson before its edit, in document order. */
    List<SectionSpot> before(UUID lesson) {
        return before.get(lesson);
    }

    /** The sections of a lesson after its edit, in document order. */
    List<SectionSpot> after(UUID lesson) {
        return after.get(lesson);
    }

    /** Whether nothing but its address or place says that a section after the edit is one before. */
    boolean rewritten(SectionSpot current) {
        return rewritten.contains(current);
    }

    /** Headings that a lesson has several times, before or after: the numbers in their anchors say nothing. */
    private Set<String> numbered(UUID lesson) {
        return Stream.of(before.get(lesson), after.get(lesson))
                .flatMap(side -> side.stream()
                        .collect(Collectors.groupingBy(SectionSpot::heading, Collectors.counting()))
                        .entrySet()
                        .stream())
                .filter(heading -> heading.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Its author wrote down which section it is; before, the heading may have given the anchor. */
    private void byGivenAnchor(UUID lesson) {
        match(
                free(before, lesson),
                free(after, lesson),
                old -> old.section().anchor(),
                current -> current.section().anchorGiven() ? current.section().anchor() : null);
    }

    /** The same heading and body: in the same order as far as possible, then wherever they went. */
    private void unchanged(UUID lesson) {
        List<SectionSpot> old = free(before, lesson);
        List<SectionSpot> current = free(after, lesson);
        int[] counterparts = Alignment.of(old.size(), current.size(), (b, a) -> {
            boolean same = old.get(b).hasPathAndBodyOf(current.get(a));
            return same ? old.get(b).hasAnchorOf(current.get(a)) ? 3 : 2 : 0;
        });
        for (int i = 0; i < counterparts.length; i++) {
            if (counterparts[i] >= 0) {
                old.get(counterparts[i]).match(current.get(i));
            }
        }
        match(lesson, spot -> List.of(spot.path(), spot.section().bodyDigest()));
        match(lesson, spot -> spot.bodyWith(spot.section().anchor()));
        match(lesson, spot -> spot.bodyWith(spot.heading()));
    }

    private void underAnotherHeading(UUID lesson) {
        match(lesson, spot -> spot.bodyWith(""));
    }

    private void byAnchor(UUID lesson, BiPredicate<SectionSpot, SectionSpot> holds) {
        Map<String, SectionSpot> byAnchor = free(before, lesson).stream()
                .collect(Collectors.toMap(spot -> spot.section().anchor(), Function.identity()));
        for (SectionSpot spot : free(after, lesson)) {
            SectionSpot old = byAnchor.get(spot.section().anchor());
            if (old != null && !numbered.get(lesson).contains(spot.heading()) && holds.test(old, spot)) {
                old.match(spot);
            }
        }
    }

    /** By what stands above and below, as long as that says something new. */
    private void byStructure() {
        int free;
        do {
            free = free(after.values()).size();
            match(
                    free(before.values()),
                    free(after.values()),
                    old -> List.of(old.parent() == null ? old.lesson() : old.parent(), old.heading()),
                    SectionMatching::placeBefore);
            free(after.values()).forEach(this::byChildren);
            inEachLesson(this::title);
        } while (free(after.values()).size() < free);
    }

    /** Where a section stands by its heading under what was the same section before; null where that is new. */
    private static Object placeBefore(SectionSpot spot) {
        if (spot.parent() == null) {
            return List.of(spot.lesson(), spot.heading());
        }
        return spot.parent().free() ? null : List.of(spot.parent().match(), spot.heading());
    }

    /** A section is that which had its children before: with its heading, or at its level in its lesson. */
    private void byChildren(SectionSpot spot) {
        Map<SectionSpot, Long> parents = spot.children().stream()
                .filter(child -> !child.free() && child.match().parent() != null)
                .collect(Collectors.groupingBy(
                        child -> child.match().parent(), LinkedHashMap::new, Collectors.counting()));
        parents.entrySet().stream()
                .filter(old -> old.getKey().free() && isOf(spot, old.getKey(), old.getValue()))
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .ifPresent(old -> old.getKey().match(spot));
    }

    private static boolean isOf(SectionSpot spot, SectionSpot old, long children) {
        boolean most =
                2 * children >= Math.max(spot.children().size(), old.children().size());
        return old.hasHeadingOf(spot)
                || (most
                        && old.inLessonOf(spot)
                        && old.section().level() == spot.section().level());
    }

    /** The only heading of level 1 is the lesson's title, whatever it says. */
    private void title(UUID lesson) {
        List<SectionSpot> old = titles(before.get(lesson));
        List<SectionSpot> current = titles(after.get(lesson));
        if (old.size() == 1
                && current.size() == 1
                && old.get(0).free()
                && current.get(0).free()) {
            old.get(0).match(current.get(0));
        }
    }

    private static List<SectionSpot> titles(List<SectionSpot> spots) {
        return spots.stream().filter(spot -> spot.section().level() == 1).toList();
    }

    private void match(UUID lesson, Function<SectionSpot, Object> key) {
        match(free(before, lesson), free(after, lesson), key, key);
    }

    /** Matches those with the same key, in order; a null key matches nothing. */
    private static void match(
            List<SectionSpot> before,
            List<SectionSpot> after,
            Function<SectionSpot, Object> keyBefore,
            Function<SectionSpot, Object> keyAfter) {
        Map<Object, Deque<SectionSpot>> byKey = new HashMap<>();
        for (SectionSpot spot : before) {
            Object key = keyBefore.apply(spot);
            if (key != null) {
                byKey.computeIfAbsent(key, same -> new ArrayDeque<>()).add(spot);
            }
        }
        for (SectionSpot spot : after) {
            Object key = keyAfter.apply(spot);
            Deque<SectionSpot> same = key == null ? null : byKey.get(key);
            if (same != null && !same.isEmpty()) {
                same.removeFirst().match(spot);
            }
        }
    }

    private void inEachLesson(Consumer<UUID> step) {
        after.keySet().forEach(step);
    }

    private static List<SectionSpot> free(Map<UUID, List<SectionSpot>> side, UUID lesson) {
        return free(List.of(side.get(lesson)));
    }

    private static List<SectionSpot> free(Collection<List<SectionSpot>> spots) {
        return spots.stream()
                .flatMap(Collection::stream)
                .filter(SectionSpot::free)
                .toList();
    }
}
