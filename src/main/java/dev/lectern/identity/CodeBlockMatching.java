package dev.lectern.identity;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides which code block of the lessons that a release touches is which of those before. A code block goes where its
 * section goes, or elsewhere in its lesson. See {@code docs/decisions/0003-identity.md}.
 */
final class CodeBlockMatching {

    /** A block of the same section that shares less is another one, unless as many are left before as after. */
    static final double EDITED = 0.3;

    /** A block of the same lesson, in another section. */
    static final double MOVED = 0.6;

    private final SectionMatching sections;
    private final KnownParts parts;
    private final Map<UUID, List<CodeBlockSpot>> before = new LinkedHashMap<>();
    private final Map<UUID, List<CodeBlockSpot>> after = new LinkedHashMap<>();
    private Map<PartPlace, Fingerprint> texts = Map.of();

    private CodeBlockMatching(List<LessonEdit> edits, SectionMatching sections, KnownParts parts) {
        this.sections = sections;
        this.parts = parts;
        Set<UUID> known = new HashSet<>();
        for (LessonEdit edit : edits) {
            UUID lesson = edit.lesson();
            List<CodeBlockSpot> old = CodeBlockSpot.of(
                    edit.contentBefore(),
                    edit.before(),
                    sections.before(lesson),
                    edit.ids().codeBlocks());
            before.put(
                    lesson,
                    old.stream()
                            .filter(spot -> !edit.lost().contains(spot.id()) && known.add(spot.id()))
                            .toList());
            after.put(lesson, CodeBlockSpot.of(edit.contentAfter(), edit.after(), sections.after(lesson), List.of()));
        }
    }

    /** The code blocks after {@code edits}, by lesson, matched with those before where they are the same. */
    static Map<UUID, List<CodeBlockSpot>> of(List<LessonEdit> edits, SectionMatching sections, KnownParts parts) {
        CodeBlockMatching matching = new CodeBlockMatching(edits, sections, parts);
        matching.readTexts();
        matching.inSections(matching::unchanged);
        matching.inLessons(CodeBlockMatching::byCode);
        matching.inSections((old, current) -> matching.byLikeness(old, current, EDITED, 0));
        matching.inSections(matching::byPlace);
        matching.inLessons((old, current) -> matching.byLikeness(old, current, MOVED, LessonLikeness.TELLING));
        return matching.after;
    }

    /** The same code: in the same order as far as possible, among code that is like that before; then in any order. */
    private void unchanged(List<CodeBlockSpot> old, List<CodeBlockSpot> current) {
        int[] counterparts = Alignment.of(old.size(), current.size(), (b, a) -> worth(old.get(b), current.get(a)));
        for (int i = 0; i < counterparts.length; i++) {
            if (counterparts[i] >= 0 && old.get(counterparts[i]).hasCodeOf(current.get(i))) {
                old.get(counterparts[i]).match(current.get(i));
            }
        }
        byCode(free(old), free(current));
    }

    private int worth(CodeBlockSpot old, CodeBlockSpot current) {
        if (old.hasCodeOf(current)) {
            return 1_000;
        }
        double likeness = text(old).likeness(text(current));
        return likeness >= EDITED ? (int) (likeness * 100) : 0;
    }

    private static void byCode(List<CodeBlockSpot> old, List<CodeBlockSpot> current) {
        Map<String, Deque<CodeBlockSpot>> byDigest = new HashMap<>();
        old.forEach(spot -> byDigest.computeIfAbsent(spot.digest(), digest -> new ArrayDeque<>())
                .add(spot));
        for (CodeBlockSpot spot : current) {
            Deque<CodeBlockSpot> same = byDigest.getOrDefault(spot.digest(), new ArrayDeque<>());
            if (!same.isEmpty()) {
                same.removeFirst().match(spot);
            }
        }
    }

    private void byLikeness(List<CodeBlockSpot> old, List<CodeBlockSpot> current, double least, int telling) {
        List<LikePairs.Pair> pairs = LikePairs.of(
                old.stream().map(this::text).toList(),
                current.stream().map(this::text).toList());
        for (LikePairs.Pair pair : pairs) {
            CodeBlockSpot from = old.get(pair.before());
            CodeBlockSpot to = current.get(pair.after());
            boolean enough = pair.likeness() >= least && text(from).size() >= telling && text(to).size() >= telling;
            if (enough && from.free() && to.free()) {
                from.match(to);
            }
        }
    }

    /**
     * Where as many blocks are left as before, each in the language of the other, they were rewritten in place; but not
     * where all of the section was.
     */
    private void byPlace(List<CodeBlockSpot> old, List<CodeBlockSpot> current) {
        List<String> languages = old.stream().map(CodeBlockSpot::language).toList();
        if (!sections.rewritten(current.get(0).section())
                && languages.equals(
                        current.stream().map(CodeBlockSpot::language).toList())) {
            for (int i = 0; i < old.size(); i++) {
                old.get(i).match(current.get(i));
            }
        }
    }

    /** Reads the code of those that are not the same on both sides of their lesson. */
    private void readTexts() {
        Set<PartPlace> places = new HashSet<>();
        Step collect = (old, current) -> {
            places.addAll(withoutCodeOf(current, old));
            places.addAll(withoutCodeOf(old, current));
        };
        inSections(collect);
        inLessons(collect);
        texts = parts.codeBlocks(places);
    }

    private static List<PartPlace> withoutCodeOf(List<CodeBlockSpot> spots, List<CodeBlockSpot> others) {
        Set<String> known = others.stream().map(CodeBlockSpot::digest).collect(Collectors.toSet());
        return spots.stream()
                .filter(spot -> !known.contains(spot.digest()))
                .map(CodeBlockSpot::place)
                .toList();
    }

    private Fingerprint text(CodeBlockSpot spot) {
        return texts.getOrDefault(spot.place(), Fingerprint.EMPTY);
    }

    /** Takes {@code step} for the free code blocks of each section and its counterpart, where both have some. */
    private void inSections(Step step) {
        Map<SectionSpot, List<CodeBlockSpot>> old = bySection(before.values());
        bySection(after.values()).forEach((section, current) -> {
            if (!section.free() && old.containsKey(section.match())) {
                step.take(old.get(section.match()), current);
            }
        });
    }

    /** Takes {@code step} for the free code blocks of each lesson before and after, where both have some. */
    private void inLessons(Step step) {
        after.forEach((lesson, spots) -> {
            List<CodeBlockSpot> old = free(before.get(lesson));
            List<CodeBlockSpot> current = free(spots);
            if (!old.isEmpty() && !current.isEmpty()) {
                step.take(old, current);
            }
        });
    }

    private static Map<SectionSpot, List<CodeBlockSpot>> bySection(Collection<List<CodeBlockSpot>> spots) {
        return spots.stream()
                .flatMap(of -> free(of).stream())
                .filter(spot -> spot.section() != null)
                .collect(Collectors.groupingBy(CodeBlockSpot::section, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<CodeBlockSpot> free(List<CodeBlockSpot> spots) {
        return spots.stream().filter(CodeBlockSpot::free).toList();
    }

    /** Something done with code blocks that may be the same. */
    private interface Step {
        void take(List<CodeBlockSpot> old, List<CodeBlockSpot> current);
    }
}
