package dev.lectern.identity;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.http.Uuids;
import dev.lectern.planning.Finding;
import dev.lectern.planning.PlannedLesson;
import dev.lectern.planning.PlannedRelease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The identities that the lessons of a course have or had. An author names one with the front matter's {@code id}:
 * any text that is the lesson's own in the course, or the UUID that the lesson is to have, or has already.
 */
public final class Identities {

    private final UUID course;
    private final String slug;
    private final Map<String, UUID> byAuthor = new HashMap<>();
    private final Map<UUID, UUID> courseOf = new HashMap<>();
    private final StableIds fresh;

    /** Identities in the course {@code slug}, for its release {@code number}. */
    public Identities(List<KnownLesson> known, UUID course, String slug, int number) {
        this.course = course;
        this.slug = slug;
        known.forEach(lesson -> courseOf.put(lesson.id(), lesson.course()));
        known.stream()
                .filter(lesson -> lesson.course().equals(course))
                .forEach(lesson -> byAuthor.put(lesson.id().toString(), lesson.id()));
        known.stream()
                .filter(lesson ->
                        lesson.course().equals(course) && !lesson.authorId().isEmpty())
                .forEach(lesson -> byAuthor.put(lesson.authorId(), lesson.id()));
        Set<UUID> used = known.stream().map(KnownLesson::id).collect(Collectors.toSet());
        this.fresh = new StableIds(used, number);
    }

    /** Reports ids that belong to lessons of other courses, and two names for one lesson. */
    public boolean check(PlannedRelease planned, DiagnosticCollector diagnostics) {
        Map<UUID, String> pathOf = new HashMap<>();
        boolean free = true;
        for (PlannedLesson lesson : planned.lessons()) {
            String id = lesson.content().declared().id();
            Optional<UUID> meant = Optional.ofNullable(byAuthor.get(id)).or(() -> Uuids.parse(id));
            if (meant.isEmpty()) {
                continue;
            }
            String other = pathOf.putIfAbsent(meant.get(), lesson.path());
            boolean foreign = !courseOf.getOrDefault(meant.get(), course).equals(course);
            if (foreign || other != null) {
                free = false;
                diagnostics.add(Finding.error(
                        Finding.ID_CLASH,
                        lesson.path(),
                        "The front matter's id '%s' is that of %s"
                                .formatted(id, foreign ? "a lesson of another course" : other),
                        "Every lesson has an id of its own; a copied one can simply be removed"));
            }
        }
        return free;
    }

    /** Identities by what an author may call them. */
    public Map<String, UUID> byAuthor() {
        return byAuthor;
    }

    /** Whether a lesson has, or had, the identity {@code id}. */
    public boolean known(UUID id) {
        return courseOf.containsKey(id);
    }

    /** The identity of a lesson that is new to the course. */
    public UUID fresh(PlannedLesson lesson) {
        Optional<UUID> given = Uuids.parse(lesson.content().declared().id());
        return given.orElseGet(() -> fresh.free(StableIds.lesson(slug, lesson.slug())));
    }
}
