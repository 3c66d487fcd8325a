package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Slugs;
import dev.lectern.http.Moved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows which file of a course's source a lesson is, for whoever writes lessons. */
@ApplicationScoped
public class LessonFiles {

    /** What one lesson can be read as. */
    public static final List<String> MEDIA_TYPES =
            List.of(MediaType.APPLICATION_JSON, LessonAnswers.MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN);

    private static final String MODULES = """
            select m.key.slug, m.path from ModuleVersion m
            where m.key.courseId = :course and :release between m.key.firstRelease and m.lastRelease
                and m.key.slug in :slugs
            """;

    private static final String LAST_PATH =
            "select v.path from LessonVersion v where v.courseId = :course and v.slug = :slug order by v.lastRelease desc";

    private final LessonQueries lessons;
    private final FormerAddresses formerAddresses;
    private final EntityManager entities;

    LessonFiles(LessonQueries lessons, FormerAddresses formerAddresses, EntityManager entities) {
        this.lessons = lessons;
        this.formerAddresses = formerAddresses;
        this.entities = entities;
    }

    /** The path of the lesson's file; what became of the lesson is thrown where there is none. */
    public String path(ReleasePoint at, String slug) {
        return lessons.bySlug(at, slug).path();
    }

    /** The path of the file that the lesson had last, up to now; empty where there never was one with this slug. */
    public Optional<String> lastPath(ReleasePoint at, String slug) {
        return Slugs.storable(slug)
                ? entities.createQuery(LAST_PATH, String.class)
                        .setParameter("course", at.courseId())
                        .setParameter("slug", Slugs.asked(slug))
                        .setMaxResults(1)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    /** The path of the lesson's file; empty where there is no such lesson, any more or yet. 308 where it has another address. */
    public Optional<String> find(ReleasePoint at, String slug) {
        Optional<LessonRow> found = lessons.findBySlug(at, slug);
        if (found.isEmpty() && formerAddresses.lesson(at, slug) instanceof Moved moved) {
            throw moved;
        }
        return found.map(LessonRow::path);
    }

    /**
     * Where a new lesson belongs: {@code a.b.c} is {@code a/b/c.md}, with the folders that its modules have. Empty where no file
     * would get this slug.
     */
    public Optional<String> placeOf(ReleasePoint at, String slug) {
        List<String> segments = Arrays.asList(slug.split("\\.", -1));
        if (!segments.stream().allMatch(Slugs::isSegment)) {
            return Optional.empty();
        }
        List<String> modules = new ArrayList<>();
        for (int i = 1; i < segments.size(); i++) {
            modules.add(String.join(".", segments.subList(0, i)));
        }
        Map<String, String> folders = folders(at, modules);
        String folder = "";
        for (int i = 0; i < modules.size(); i++) {
            folder = folders.getOrDefault(modules.get(i), folder + segments.get(i)) + "/";
        }
        return Optional.of(folder + segments.get(segments.size() - 1) + ".md");
    }

    private Map<String, String> folders(ReleasePoint at, List<String> modules) {
        Map<String, String> folders = new HashMap<>();
        entities.createQuery(MODULES, Object[].class)
                .setParameter("course", at.courseId())
                .setParameter("release", at.number())
                .setParameter("slugs", modules)
                .getResultList()
                .forEach(row -> folders.put((String) row[0], (String) row[1]));
        return folders;
    }
}
