package dev.lectern.identity;

import dev.lectern.planning.PlannedLesson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which planned lesson is which live one. See {@code docs/decisions/0003-identity.md}, which has the order and
 * the cases behind it.
 */
public final class LessonMatching {

    private final LessonLikeness likeness;
    private final List<PlannedLesson> planned;
    private final Map<String, LiveLesson> liveBySlug = new HashMap<>();
    private final Map<String, PlannedLesson> plannedBySlug = new HashMap<>();
    private final Map<UUID, LiveLesson> unmatched = new LinkedHashMap<>();
    private final Map<PlannedLesson, LiveLesson> matches = new HashMap<>();

    private LessonMatching(List<PlannedLesson> planned, List<LiveLesson> live, KnownParts known) {
        this.likeness = new LessonLikeness(known);
        this.planned = planned;
        live.forEach(lesson -> {
            unmatched.put(lesson.id(), lesson);
            liveBySlug.put(lesson.slug(), lesson);
        });
        planned.forEach(lesson -> plannedBySlug.put(lesson.slug(), lesson));
    }

    /**
     * What {@code planned} changes about {@code live}.
     *
     * @param byAuthor identities that authors' ids stand for, of lessons that are live or were
     * @param newId the identity of a lesson that is new to the course
     */
    public static ReleaseChanges changes(
            List<PlannedLesson> planned,
            List<LiveLesson> live,
            Map<String, UUID> byAuthor,
            Function<PlannedLesson, UUID> newId,
            KnownParts known) {
        LessonMatching matching = new LessonMatching(planned, live, known);
        matching.byAuthor(byAuthor);
        matching.unchanged();
        matching.readTheRest();
        matching.renamed();
        matching.bySlug(LessonLikeness.SAME);
        matching.byAlias();
        matching.byContent();
        matching.byLikeness();
        matching.bySlug(0);
        return matching.changes(byAuthor, newId);
    }

    private ReleaseChanges changes(Map<String, UUID> byAuthor, Function<PlannedLesson, UUID> newId) {
        List<ReleaseChanges.Added> added = new ArrayList<>();
        List<ReleaseChanges.Changed> modified = new ArrayList<>();
        List<ReleaseChanges.Changed> moved = new ArrayList<>();
        List<ReleaseChanges.Changed> relinked = new ArrayList<>();
        int unchanged = 0;
        for (PlannedLesson lesson : planned) {
            LiveLesson before = matches.get(lesson);
            if (before == null) {
                UUID known = byAuthor.get(lesson.content().declared().id());
                added.add(new ReleaseChanges.Added(known == null ? newId.apply(lesson) : known, lesson));
            } else if (!before.hasContentOf(lesson)) {
                modified.add(new ReleaseChanges.Changed(before, lesson));
            } else if (!before.hasPlaceOf(lesson)) {
                moved.add(new ReleaseChanges.Changed(before, lesson));
            } else if (!before.hasLinksOf(lesson)) {
                relinked.add(new ReleaseChanges.Changed(before, lesson));
            } else {
                unchanged++;
            }
        }
        return new ReleaseChanges(added, modified, moved, relinked, List.copyOf(unmatched.values()), unchanged);
    }

    private void byAuthor(Map<String, UUID> byAuthor) {
        for (PlannedLesson lesson : planned) {
            UUID id = byAuthor.get(lesson.content().declared().id());
            if (id != null && unmatched.containsKey(id)) {
                match(lesson, unmatched.get(id));
            }
        }
    }

    private void unchanged() {
        for (PlannedLesson lesson : planned) {
            LiveLesson before = liveBySlug.get(lesson.slug());
            if (before != null && before.hasContentOf(lesson) && mayBe(lesson, before)) {
                match(lesson, before);
            }
        }
    }

    /** Reads what comparing takes; where nothing was added or nothing removed, slugs say it all. */
    private void readTheRest() {
        likeness.readParts(Stream.concat(
                        waiting().map(lesson -> lesson.content().digest()),
                        unmatched.values().stream().map(LiveLesson::content))
                .collect(Collectors.toSet()));
        Set<String> plannedContents = waiting()
                .filter(lesson -> !isThere(lesson, liveBySlug.get(lesson.slug())))
                .map(lesson -> lesson.content().digest())
                .collect(Collectors.toSet());
        Set<String> liveContents = unmatched.values().stream()
                .filter(lesson -> !isThere(plannedBySlug.get(lesson.slug()), lesson))
                .map(LiveLesson::content)
                .collect(Collectors.toSet());
        if (!plannedContents.isEmpty() && !liveContents.isEmpty()) {
            likeness.readTexts(Stream.of(plannedContents, liveContents)
                    .flatMap(Collection::stream)
                    .collect(Collectors.toSet()));
        }
    }

    /** Whether a live lesson is, at a glance, still where it was. */
    private boolean isThere(PlannedLesson lesson, LiveLesson before) {
        return lesson != null
                && before != null
                && mayBe(lesson, before)
                && likeness.atAGlance(before.content(), lesson.content().digest()) >= LessonLikeness.SAME;
    }

    /** The same content at another slug, unless it is also still at its own. */
    private void renamed() {
        Set<String> contentsBefore =
                unmatched.values().stream().map(LiveLesson::content).collect(Collectors.toCollection(HashSet::new));
        byContent(before -> {
            PlannedLesson there = plannedBySlug.get(before.slug());
            return there == null
                    || !mayBe(there, before)
                    || contentsBefore.contains(there.content().digest())
                    || likeness.of(before.content(), there.content().digest()) < LessonLikeness.SAME;
        });
    }

    private void bySlug(double least) {
        for (PlannedLesson lesson : planned) {
            LiveLesson before = liveBySlug.get(lesson.slug());
            if (before != null
                    && mayBe(lesson, before)
                    && (least == 0
                            || likeness.of(before.content(), lesson.content().digest()) >= least)) {
                match(lesson, before);
            }
        }
    }

    private void byAlias() {
        for (PlannedLesson lesson : planned) {
            for (String alias : lesson.aliases()) {
                LiveLesson before = liveBySlug.get(alias);
                if (before != null && mayBe(lesson, before)) {
                    match(lesson, before);
                }
            }
        }
    }

    private void byContent() {
        byContent(before -> true);
    }

    /** Of several lessons with the same content, files of the same name first, then in course order. */
    private void byContent(Predicate<LiveLesson> mayMove) {
        Map<String, List<LiveLesson>> byContent =
                unmatched.values().stream().filter(mayMove).collect(Collectors.groupingBy(LiveLesson::content));
        for (boolean sameName : new boolean[] {true, false}) {
            for (PlannedLesson lesson : planned) {
                byContent.getOrDefault(lesson.content().digest(), List.of()).stream()
                        .filter(before -> !sameName || name(before.slug()).equals(name(lesson.slug())))
                        .filter(before -> mayBe(lesson, before))
                        .findFirst()
                        .ifPresent(before -> match(lesson, before));
            }
        }
    }

    private void byLikeness() {
        List<LiveLesson> before = List.copyOf(unmatched.values());
        List<PlannedLesson> after = waiting().toList();
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        likeness.readTexts(Stream.concat(
                        before.stream().map(LiveLesson::content),
                        after.stream().map(lesson -> lesson.content().digest()))
                .collect(Collectors.toSet()));
        List<Fingerprint> textsBefore =
                before.stream().map(lesson -> likeness.text(lesson.content())).toList();
        List<Fingerprint> textsAfter = after.stream()
                .map(lesson -> likeness.text(lesson.content().digest()))
                .toList();
        for (LikePairs.Pair pair : LikePairs.of(textsBefore, textsAfter)) {
            boolean telling = Math.min(
                            textsBefore.get(pair.before()).size(),
                            textsAfter.get(pair.after()).size())
                    >= LessonLikeness.TELLING;
            if (telling
                    && pair.likeness() >= LessonLikeness.SAME
                    && mayBe(after.get(pair.after()), before.get(pair.before()))) {
                match(after.get(pair.after()), before.get(pair.before()));
            }
        }
    }

    private Stream<PlannedLesson> waiting() {
        return planned.stream().filter(lesson -> !matches.containsKey(lesson));
    }

    /** Whether both are free; two different ids of an author's are two lessons, whatever else they share. */
    private boolean mayBe(PlannedLesson lesson, LiveLesson before) {
        String id = lesson.content().declared().id();
        boolean told = !id.isEmpty() && !before.authorId().isEmpty() && !id.equals(before.authorId());
        return !told && !matches.containsKey(lesson) && unmatched.containsKey(before.id());
    }

    private void match(PlannedLesson lesson, LiveLesson before) {
        matches.put(lesson, before);
        unmatched.remove(before.id());
    }

    private static String name(String slug) {
        return slug.substring(slug.lastIndexOf('.') + 1);
    }
}
