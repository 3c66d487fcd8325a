package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Slugs;
import dev.lectern.course.Visibility;
import dev.lectern.http.Moved;
import dev.lectern.http.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Says what became of what is not at its address in the release that is read: it is elsewhere, it is gone, or it never
 * was. Of several that had the address, the last one counts. Asked only when the address leads nowhere, so that reads
 * which find something cost nothing.
 */
@ApplicationScoped
class FormerAddresses {

    private static final String LESSON =
            """
            select cast(former.lesson_id as text), present.slug, (
                select max(past.last_release) from lesson_version past
                where past.lesson_id = former.lesson_id and past.last_release < :release and %1$s)
            from (
                select v.lesson_id from lesson_version v
                where v.course_id = :course and (v.slug = :slug or v.aliases @> array[cast(:alias as text)]) and %2$s
                order by :release between v.first_release and v.last_release desc, v.last_release desc, v.sort_key
                limit 1) former
            left join lesson_version present on present.lesson_id = former.lesson_id
                and :release between present.first_release and present.last_release and %3$s
            """.formatted(Visibility.sql("past"), Visibility.sql("v"), Visibility.sql("present"));

    private static final String SECTION = """
            select present.slug, present.anchor, (
                select max(v.last_release) from section_version i
                join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
                where i.section_id = former.section_id and v.last_release < :release and %1$s)
            from (
                select v.section_id from (
                    select v.*, i.section_id from lesson_version v
                    join section_content s on s.lesson_digest = v.content and s.anchor = :anchor
                    join section_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
                        and i.position = s.position
                    union all
                    select v.*, i.section_id from section_version i
                    join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
                    where i.anchor = :anchor) v
                where v.course_id = :course and (v.slug = :slug or v.lesson_id = cast(:lesson as uuid)) and %1$s
                order by :release between v.first_release and v.last_release desc, v.last_release desc, v.sort_key
                limit 1) former
            left join lateral (
                select v.slug, s.anchor from section_version i
                join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
                    and :release between v.first_release and v.last_release and %1$s
                join section_content s on s.lesson_digest = v.content and s.position = i.position
                where i.section_id = former.section_id) present on true
            """.formatted(Visibility.sql("v"));

    private static final String LAST_OF_LESSON =
            "select max(v.last_release) from lesson_version v where v.lesson_id = :id and v.last_release < :release and "
                    + Visibility.sql("v");

    private static final String LAST_OF_SECTION = """
            select max(v.last_release) from section_version i
            join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
            where i.section_id = :id and v.last_release < :release and
            """ + Visibility.sql("v");

    private static final String LAST_OF_CODE_BLOCK = """
            select max(v.last_release) from code_block_version i
            join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
            where i.code_block_id = :id and v.last_release < :release and
            """ + Visibility.sql("v");

    private static final String KEPT =
            "select r.pruned_at is null from release r where r.course_id = :course and r.number = :number";

    private final EntityManager entities;
    private final Clock clock;

    FormerAddresses(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** What to throw where no lesson has {@code slug}. One query. */
    RuntimeException lesson(ReleasePoint at, String slug) {
        return former(at, slug)
                .map(lesson -> lesson.slug() == null
                        ? gone(at, slug, lesson.lastRelease())
                        : new Moved(Map.of("lessons", lesson.slug())))
                .orElseGet(() -> lessonNotFound(at, slug));
    }

    /** What to throw where no section has {@code anchor}, or no lesson has {@code slug}. At most two queries. */
    RuntimeException section(ReleasePoint at, Optional<LessonRow> found, String slug, String anchor) {
        Optional<Lesson> lesson =
                found.map(row -> new Lesson(row.id().toString(), row.slug(), 0)).or(() -> former(at, slug));
        Optional<Object[]> section = Slugs.storable(slug) && Slugs.storable(anchor)
                ? first(query(at, SECTION)
                        .setParameter("slug", Slugs.asked(slug))
                        .setParameter("anchor", anchor)
                        .setParameter("lesson", lesson.map(Lesson::id).orElse(null)))
                : Optional.empty();
        if (section.isPresent() && section.get()[0] != null) {
            return new Moved(Map.of("lessons", (String) section.get()[0], "sections", (String) section.get()[1]));
        }
        if (section.isPresent() && section.get()[2] != null) {
            String what = "Section '%s' of lesson '%s' of course '%s'".formatted(anchor, slug, at.course());
            return gone(at, ProblemCode.SECTION_GONE, what, number(section.get()[2]));
        }
        return lesson.isEmpty()
                ? lessonNotFound(at, slug)
                : lesson.get().slug() == null
                        ? gone(at, slug, lesson.get().lastRelease())
                        : ProblemCode.SECTION_NOT_FOUND.because(
                                "Lesson '%s' of course '%s' has no section '%s' in release %d."
                                        .formatted(lesson.get().slug(), at.course(), anchor, at.number()));
    }

    /** What to throw where the release has no lesson with this id. One query. */
    RuntimeException lesson(ReleasePoint at, UUID id) {
        return byId(at, LAST_OF_LESSON, id, "Lesson", ProblemCode.LESSON_GONE, ProblemCode.LESSON_NOT_FOUND);
    }

    /** What to throw where the release has no section with this id. One query. */
    RuntimeException section(ReleasePoint at, UUID id) {
        return byId(at, LAST_OF_SECTION, id, "Section", ProblemCode.SECTION_GONE, ProblemCode.SECTION_NOT_FOUND);
    }

    /** What to throw where the release has no code block with this id. One query. */
    RuntimeException codeBlock(ReleasePoint at, UUID id) {
        return byId(
                at,
                LAST_OF_CODE_BLOCK,
                id,
                "Code block",
                ProblemCode.CODE_BLOCK_GONE,
                ProblemCode.CODE_BLOCK_NOT_FOUND);
    }

    private RuntimeException byId(
            ReleasePoint at, String lastRelease, UUID id, String what, ProblemCode gone, ProblemCode notFound) {
        Object last = entities.createNativeQuery(lastRelease)
                .setParameter("id", id)
                .setParameter("release", at.number())
                .setParameter("everything", at.visibility().preview())
                .setParameter("asOf", clock.instant())
                .getSingleResult();
        return last == null
                ? notFound.because(
                        "%s %s is not in release %d of course '%s'.".formatted(what, id, at.number(), at.course()))
                : gone(at, gone, "%s %s of course '%s'".formatted(what, id, at.course()), number(last));
    }

    /** The lesson that last had {@code slug}, or that the release has under this alias; empty where none had it until then. */
    private Optional<Lesson> former(ReleasePoint at, String slug) {
        if (!Slugs.storable(slug)) {
            return Optional.empty();
        }
        return first(query(at, LESSON)
                        .setParameter("slug", Slugs.asked(slug))
                        .setParameter("alias", Slugs.address(slug)))
                .filter(row -> row[1] != null || row[2] != null)
                .map(row -> new Lesson((String) row[0], (String) row[1], row[2] == null ? 0 : number(row[2])));
    }

    private Query query(ReleasePoint at, String sql) {
        return entities.createNativeQuery(sql)
                .setParameter("course", at.courseId())
                .setParameter("release", at.number())
                .setParameter("everything", at.visibility().preview())
                .setParameter("asOf", clock.instant());
    }

    private static Optional<Object[]> first(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().findFirst().map(Object[].class::cast);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private RuntimeException gone(ReleasePoint at, String slug, int lastRelease) {
        String what = "Lesson '%s' of course '%s'".formatted(slug, at.course());
        return gone(at, ProblemCode.LESSON_GONE, what, lastRelease);
    }

    /** What to throw for what was removed after {@code lastRelease}, which may itself no longer be kept. One query. */
    private RuntimeException gone(ReleasePoint at, ProblemCode code, String what, int lastRelease) {
        boolean kept = (Boolean) entities.createNativeQuery(KEPT, Boolean.class)
                .setParameter("course", at.courseId())
                .setParameter("number", lastRelease)
                .getSingleResult();
        return kept
                ? code.because(
                        "%s was removed; release=%d reads it as it was last.".formatted(what, lastRelease),
                        OptionalInt.of(lastRelease))
                : code.because("%s was removed, with the releases that had it.".formatted(what), OptionalInt.empty());
    }

    private static RuntimeException lessonNotFound(ReleasePoint at, String slug) {
        return ProblemCode.LESSON_NOT_FOUND.because(
                "Course '%s' has no lesson '%s' in release %d; GET /api/v1/courses/%s/lessons lists its lessons."
                        .formatted(at.course(), slug, at.number(), at.course()));
    }

    /**
     * A lesson that had an address.
     *
     * @param slug its address in the release that is read, null where it is not there
     * @param lastRelease the last release before that one that has it; 0 where there is none
     */
    private record Lesson(String id, String slug, int lastRelease) {}
}
