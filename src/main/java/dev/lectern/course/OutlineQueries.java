package dev.lectern.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the tree of a release: two queries for the modules, one each for lessons and sections where they are asked for. */
@ApplicationScoped
class OutlineQueries {

    private static final String MODULES = """
            select m.sortKey, m.parent, m.key.slug, m.title, m.summary, m.order, m.number, m.draft
            from ModuleVersion m
            where m.key.courseId = :course and :release between m.key.firstRelease and m.lastRelease
            """;

    private static final String TOTALS = """
            select v.module, count(*), sum(c.estimatedMinutes)
            from LessonVersion v join LessonContent c on c.digest = v.content
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease
                and v.module is not null and
            """ + Visibility.jpql("v") + "group by v.module";

    private static final String LESSONS = """
            select v.sortKey, v.module, v.key.lessonId, v.slug, v.title, v.order, c.estimatedMinutes, v.number, v.draft
            from LessonVersion v join LessonContent c on c.digest = v.content
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and
            """ + Visibility.jpql("v");

    private static final String SECTIONS = """
            select v.key.lessonId, s.key.position, s.parent, i.sectionId, s.anchor, s.heading, s.level
            from LessonVersion v
            join SectionContent s on s.key.lessonDigest = v.content
            join SectionVersion i on i.key.lessonId = v.key.lessonId and i.key.firstRelease = v.key.firstRelease
                and i.key.position = s.key.position
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and s.level > 0 and
            """ + Visibility.jpql("v") + "order by v.key.lessonId, s.key.position";

    private final EntityManager entities;

    OutlineQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** How far down the tree goes. */
    enum Depth {
        MODULE,
        LESSON,
        SECTION
    }

    Outline outline(ReleasePoint at, Depth depth) {
        Map<String, List<Placed>> children = new HashMap<>();
        if (depth != Depth.MODULE) {
            Map<UUID, List<Outline.Heading>> headings = depth == Depth.SECTION ? headings(at) : Map.of();
            for (Object[] row : rows(LESSONS, at)) {
                UUID id = (UUID) row[2];
                List<Outline.Heading> sections = depth == Depth.SECTION ? headings.getOrDefault(id, List.of()) : null;
                place(
                        children,
                        row,
                        new Outline.Lesson(
                                id,
                                (String) row[3],
                                (String) row[4],
                                (BigDecimal) row[5],
                                (String) row[7],
                                (Boolean) row[8],
                                (Integer) row[6],
                                sections));
            }
        }
        Map<String, Totals> totals = totals(at);
        modules(at).stream()
                // A module's key begins with its parent's: the deepest first, so that what is in a module is known.
                .sorted(Comparator.comparing((Object[] row) -> ((String) row[0]).length())
                        .reversed())
                .forEach(row -> {
                    String slug = (String) row[2];
                    Totals own = totals.getOrDefault(slug, Totals.NONE);
                    if (row[1] != null) {
                        totals.merge((String) row[1], own, Totals::plus);
                    }
                    place(
                            children,
                            row,
                            new Outline.Module(
                                    slug,
                                    (String) row[3],
                                    (String) row[4],
                                    (BigDecimal) row[5],
                                    (String) row[6],
                                    (Boolean) row[7],
                                    own.lessons(),
                                    own.minutes(),
                                    inOrder(children, slug)));
                });
        return new Outline(at.course(), at.number(), inOrder(children, ""));
    }

    private Map<String, Totals> totals(ReleasePoint at) {
        Map<String, Totals> totals = new HashMap<>();
        rows(TOTALS, at)
                .forEach(row -> totals.put(
                        (String) row[0], new Totals(((Number) row[1]).intValue(), ((Number) row[2]).intValue())));
        return totals;
    }

    private Map<UUID, List<Outline.Heading>> headings(ReleasePoint at) {
        Map<UUID, List<Headings.Flat>> flat = new HashMap<>();
        for (Object[] row : rows(SECTIONS, at)) {
            flat.computeIfAbsent((UUID) row[0], lesson -> new ArrayList<>())
                    .add(new Headings.Flat(
                            (Integer) row[1],
                            (Integer) row[2],
                            (UUID) row[3],
                            (String) row[4],
                            (String) row[5],
                            (Integer) row[6]));
        }
        Map<UUID, List<Outline.Heading>> trees = new HashMap<>();
        flat.forEach((lesson, headings) -> trees.put(lesson, Headings.tree(headings)));
        return trees;
    }

    private List<Object[]> modules(ReleasePoint at) {
        return entities.createQuery(MODULES, Object[].class)
                .setParameter("course", at.courseId())
                .setParameter("release", at.number())
                .getResultList();
    }

    private List<Object[]> rows(String query, ReleasePoint at) {
        return at.bind(entities.createQuery(query, Object[].class)).getResultList();
    }

    private static void place(Map<String, List<Placed>> children, Object[] row, Outline.Node node) {
        String parent = row[1] == null ? "" : (String) row[1];
        children.computeIfAbsent(parent, slug -> new ArrayList<>()).add(new Placed((String) row[0], node));
    }

    private static List<Outline.Node> inOrder(Map<String, List<Placed>> children, String parent) {
        return children.getOrDefault(parent, List.of()).stream()
                .sorted(Comparator.comparing(Placed::sortKey))
                .map(Placed::node)
                .toList();
    }

    private record Placed(String sortKey, Outline.Node node) {}

    private record Totals(int lessons, int minutes) {

        static final Totals NONE = new Totals(0, 0);

        Totals plus(Totals other) {
            return new Totals(lessons + other.lessons, minutes + other.minutes);
        }
    }
}
