package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads sections with the bodies asked for. One query each, and another where links stand in them. */
@ApplicationScoped
class SectionQueries {

    private static final String SECTIONS = """
            select new dev.lectern.lesson.SectionRow(v.key.lessonId, i.sectionId, s.key.position, s.parent, p.anchor,
                s.anchor, s.heading, s.headingHtml,
                case when :markdown = true then s.headingMarkdown end, case when :mdast = true then s.headingMdast end,
                s.level, s.startLine, s.endLine, s.estimatedMinutes,
                case when :html = true then s.html end, case when :markdown = true then s.markdown end,
                case when :text = true then s.text end, case when :mdast = true then s.mdast end,
                s.linkPlaces)
            from LessonVersion v
            join SectionVersion i on i.key.lessonId = v.key.lessonId and i.key.firstRelease = v.key.firstRelease
            join SectionContent s on s.key.lessonDigest = v.content and s.key.position = i.key.position
            left join SectionContent p on p.key.lessonDigest = v.content and p.key.position = s.parent
            where v.courseId = :course and :release between v.key.firstRelease and v.lastRelease and
            """ + Visibility.jpql("v");

    private final EntityManager entities;
    private final LinkQueries links;

    SectionQueries(EntityManager entities, LinkQueries links) {
        this.entities = entities;
        this.links = links;
    }

    /** All sections of {@code lessons}, by lesson, in document order. */
    Map<UUID, List<SectionRow>> of(ReleasePoint at, Collection<UUID> lessons, Set<Format> formats) {
        List<SectionRow> rows = in(
                        at, formats, "and v.key.lessonId in :lessons order by v.key.lessonId, s.key.position")
                .setParameter("lessons", lessons)
                .getResultList();
        return linked(at, rows).stream().collect(Collectors.groupingBy(SectionRow::lessonId));
    }

    /** Sections of one lesson at positions greater than {@code after}, in document order. */
    List<SectionRow> page(ReleasePoint at, UUID lesson, Set<Format> formats, int after, int limit) {
        List<SectionRow> rows = in(
                        at, formats, "and v.key.lessonId = :lesson and s.key.position > :after order by s.key.position")
                .setParameter("lesson", lesson)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
        return linked(at, rows);
    }

    /** The section of a lesson at {@code anchor}. */
    Optional<SectionRow> byAnchor(ReleasePoint at, UUID lesson, String anchor, Set<Format> formats) {
        List<SectionRow> rows = in(at, formats, "and v.key.lessonId = :lesson and s.anchor = :anchor")
                .setParameter("lesson", lesson)
                .setParameter("anchor", anchor)
                .getResultList();
        return linked(at, rows).stream().findFirst();
    }

    /** The section with a stable id. */
    Optional<SectionRow> byId(ReleasePoint at, UUID id, Set<Format> formats) {
        List<SectionRow> rows =
                in(at, formats, "and i.sectionId = :id").setParameter("id", id).getResultList();
        return linked(at, rows).stream().findFirst();
    }

    /** The same with the addresses that their links have in this release. */
    private List<SectionRow> linked(ReleasePoint at, List<SectionRow> rows) {
        Set<UUID> linking = rows.stream()
                .filter(LinkedSection::hasLinks)
                .map(SectionRow::lessonId)
                .collect(Collectors.toSet());
        if (linking.isEmpty()) {
            return rows;
        }
        Map<UUID, Map<Integer, LinkEnd>> ends = links.ends(at, linking);
        return rows.stream()
                .map(row -> LinkedSection.of(row, ends.getOrDefault(row.lessonId(), Map.of()), at))
                .toList();
    }

    private TypedQuery<SectionRow> in(ReleasePoint at, Set<Format> formats, String which) {
        return at.bind(entities.createQuery(SECTIONS + which, SectionRow.class))
                .setParameter("html", formats.contains(Format.HTML))
                .setParameter("markdown", formats.contains(Format.MARKDOWN))
                .setParameter("text", formats.contains(Format.TEXT))
                .setParameter("mdast", formats.contains(Format.MDAST));
    }
}
