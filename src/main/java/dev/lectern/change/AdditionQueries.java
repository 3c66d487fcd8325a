package dev.lectern.change;

import dev.lectern.course.Totals;
import dev.lectern.course.TotalsQueries;
import dev.lectern.course.Visibility;
import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the assets of a release, its lessons and what is in them as additions, page by page: a first copy may have a great
 * many.
 */
@ApplicationScoped
class AdditionQueries {

    private static final String ASSETS = """
            select v.asset_id, v.path, v.digest
            from asset_version v
            where v.course_id = :course and :release between v.first_release and v.last_release and v.path > :path
                and (:everything or exists (
                    select 1 from link_version l
                    join lesson_version w on w.lesson_id = l.lesson_id and w.first_release = l.first_release
                    where l.course_id = :course and l.asset = v.path
                        and :release between w.first_release and w.last_release and
            """ + Visibility.sql("w") + ")) order by v.path";

    /** Lessons are read by index, and their parts lesson by lesson, so that a page costs no more than it holds. */
    private static final String LESSONS = """
            select v.sort_key, v.lesson_id, v.slug, v.path, item.type, item.id, item.position, item.anchor, item.title,
                item.digest
            from lesson_version v
            cross join lateral (
                select 'lesson' as type, 0 as rank, v.lesson_id as id, 0 as position, '' as anchor, v.title,
                    v.content as digest
                union all
                select 'section', 1, i.section_id, s.position, s.anchor, s.heading, s.digest
                from section_version i
                join section_content s on s.lesson_digest = v.content and s.position = i.position
                where i.lesson_id = v.lesson_id and i.first_release = v.first_release
                union all
                select 'codeBlock', 2, i.code_block_id, b.number, s.anchor, b.title, b.digest
                from code_block_version i
                join code_block_content b on b.lesson_digest = v.content and b.number = i.number
                join section_content s on s.lesson_digest = v.content and s.position = b.section
                where i.lesson_id = v.lesson_id and i.first_release = v.first_release
            ) item
            where v.course_id = :course and :release between v.first_release and v.last_release
                and item.type in (:types)
                and v.sort_key >= :lesson
                and (v.sort_key > :lesson or (item.rank, item.position) > (:rank, :position))
                and
            """ + Visibility.sql("v") + "order by v.sort_key, item.rank, item.position";

    private static final String COUNTS = """
            select 1, r.module_count, r.lesson_count, r.section_count, r.code_block_count, r.asset_count
            from release r
            where r.course_id = :course and r.number = :release
            """;

    private static final List<ItemType> IN_LESSONS = List.of(ItemType.LESSON, ItemType.SECTION, ItemType.CODE_BLOCK);

    private static final Map<ItemType, String> COLLECTIONS =
            Map.of(ItemType.LESSON, "lessons", ItemType.SECTION, "sections", ItemType.CODE_BLOCK, "code-blocks");

    private static final List<ItemType> COUNTED = List.of(
            ItemType.COURSE, ItemType.MODULE, ItemType.LESSON, ItemType.SECTION, ItemType.CODE_BLOCK, ItemType.ASSET);

    private final EntityManager entities;
    private final TotalsQueries totals;

    AdditionQueries(EntityManager entities, TotalsQueries totals) {
        this.entities = entities;
        this.totals = totals;
    }

    /** At most {@code limit} assets after {@code after}, in order of their paths. */
    @SuppressWarnings("unchecked")
    List<Placed> assets(Span span, ChangeFilter filter, Place after, int limit) {
        if (!filter.takesAdded(ItemType.ASSET)) {
            return List.of();
        }
        List<Object[]> rows = span.to()
                .bind(entities.createNativeQuery(ASSETS, Object[].class))
                .setParameter("path", after.type() == ItemType.ASSET ? after.name() : "")
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> new AssetState(false, true, (UUID) row[0], (String) row[1], Digests.hex((byte[]) row[2])))
                .map(asset -> Placed.added(asset, span))
                .toList();
    }

    /** At most {@code limit} lessons, and what is in them, after {@code after}, in order. */
    @SuppressWarnings("unchecked")
    List<Placed> lessons(Span span, ChangeFilter filter, Place after, int limit) {
        List<String> types = IN_LESSONS.stream()
                .filter(filter::takesAdded)
                .map(ItemType::toString)
                .toList();
        if (types.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = span.to()
                .bind(entities.createNativeQuery(LESSONS, Object[].class))
                .setParameter("types", types)
                .setParameter("lesson", after.lesson())
                .setParameter("rank", IN_LESSONS.indexOf(after.type()))
                .setParameter("position", after.position())
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(row -> placed(row, span)).toList();
    }

    /** How many items of each type there are. */
    Map<ItemType, Integer> counts(Span span) {
        Object[] row = (Object[]) entities.createNativeQuery(COUNTS, Object[].class)
                .setParameter("course", span.to().courseId())
                .setParameter("release", span.to().number())
                .getSingleResult();
        Map<ItemType, Integer> counts = new EnumMap<>(ItemType.class);
        COUNTED.forEach(type -> counts.put(type, (Integer) row[COUNTED.indexOf(type)]));
        if (!span.to().visibility().everything()) {
            TotalsQueries.Asked asked = new TotalsQueries.Asked(
                    span.to().courseId(),
                    span.to().number(),
                    span.to().visibility().asOf());
            Totals seen = totals.seen(List.of(asked)).get(asked);
            counts.put(ItemType.LESSON, seen.lessons());
            counts.put(ItemType.SECTION, seen.sections());
            counts.put(ItemType.CODE_BLOCK, seen.codeBlocks());
            counts.put(ItemType.ASSET, seen.assets());
        }
        return counts;
    }

    private static Placed placed(Object[] row, Span span) {
        ItemType type = ItemType.of((String) row[4]);
        UUID id = (UUID) row[5];
        int position = (Integer) row[6];
        String anchor = type == ItemType.LESSON ? null : (String) row[7];
        Integer number = type == ItemType.CODE_BLOCK ? position : null;
        Edition edition = Edition.byId(
                COLLECTIONS.get(type),
                id,
                span.to(),
                (String) row[2],
                (UUID) row[1],
                (String) row[3],
                anchor,
                number,
                (String) row[8],
                Digests.hex((byte[]) row[9]));
        return new Placed(
                new Place((String) row[0], type, false, position, id.toString()), Change.added(type, id, edition));
    }
}
