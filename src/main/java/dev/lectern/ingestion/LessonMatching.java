package dev.lectern.ingestion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decides which planned lesson is which live one: by the author's id, then by slug, then by the same content. See
 * {@code docs/decisions/0003-identity.md}.
 */
final class LessonMatching {

    private final Map<UUID, LiveLesson> unmatched = new LinkedHashMap<>();
    private final Map<PlannedLesson, LiveLesson> matches = new HashMap<>();

    private LessonMatching(List<LiveLesson> live) {
        live.forEach(lesson -> unmatched.put(lesson.id(), lesson));
    }

    /**
     * What {@code planned} changes about {@code live}.
     *
     * @param byAuthor identities that authors' ids stand for, of lessons that are live or were
     * @param newId the identity of a lesson that is new to the course
     */
    static ReleaseChanges changes(
            List<PlannedLesson> planned,
            List<LiveLesson> live,
            Map<String, UUID> byAuthor,
            Function<PlannedLesson, UUID> newId) {
        LessonMatching matching = new LessonMatching(live);
        matching.byAuthor(planned, byAuthor);
        matching.bySlug(planned);
        matching.byContent(planned);

        List<ReleaseChanges.Added> added = new ArrayList<>();
        List<ReleaseChanges.Changed> modified = new ArrayList<>();
        List<ReleaseChanges.Changed> moved = new ArrayList<>();
        List<ReleaseChanges.Changed> relinked = new ArrayList<>();
        int unchanged = 0;
        for (PlannedLesson lesson : planned) {
            LiveLesson before = matching.matches.get(lesson);
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
        return new ReleaseChanges(
                added, modified, moved, relinked, List.copyOf(matching.unmatched.values()), unchanged);
    }

    private void byAuthor(List<PlannedLesson> planned, Map<String, UUID> byAuthor) {
        for (PlannedLesson lesson : planned) {
            UUID id = byAuthor.get(lesson.content().declared().id());
            if (id != null && unmatched.containsKey(id)) {
                match(lesson, unmatched.get(id));
            }
        }
    }

    private void bySlug(List<PlannedLesson> planned) {
        Map<String, LiveLesson> bySlug = new HashMap<>();
        unmatched.values().forEach(lesson -> bySlug.put(lesson.slug(), lesson));
        for (PlannedLesson lesson : planned) {
            LiveLesson before = bySlug.get(lesson.slug());
            if (before != null && mayBe(lesson, before)) {
                match(lesson, before);
            }
        }
    }

    private void byContent(List<PlannedLesson> planned) {
        Map<String, Deque<LiveLesson>> byContent = new HashMap<>();
        unmatched
                .values()
                .forEach(lesson -> byContent
                        .computeIfAbsent(lesson.content(), digest -> new ArrayDeque<>())
                        .add(lesson));
        for (PlannedLesson lesson : planned) {
            Deque<LiveLesson> same = byContent.getOrDefault(lesson.content().digest(), new ArrayDeque<>());
            if (!same.isEmpty() && mayBe(lesson, same.getFirst())) {
                match(lesson, same.removeFirst());
            }
        }
    }

    /** Two different ids of an author's are two lessons, whatever else they share. */
    private boolean mayBe(PlannedLesson lesson, LiveLesson before) {
        String id = lesson.content().declared().id();
        boolean told = !id.isEmpty() && !before.authorId().isEmpty() && !id.equals(before.authorId());
        return !told && !matches.containsKey(lesson);
    }

    private void match(PlannedLesson lesson, LiveLesson before) {
        matches.put(lesson, before);
        unmatched.remove(before.id());
    }
}
