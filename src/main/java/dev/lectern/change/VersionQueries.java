package dev.lectern.change;

import dev.lectern.course.Visibility;
import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/** Reads what the two releases of a span have: one query each. */
@ApplicationScoped
class VersionQueries {

    /** How many bodies are in memory at once. */
    private static final int FETCH_SIZE = 100;

    private static final String COURSE = """
            select r.number, r.title, encode(sha256(convert_to(cast(jsonb_build_array(r.title, r.description, r.language,
                r.tags, r.authors, r.license, r.metadata) as text), 'UTF8')), 'hex')
            from release r
            where r.course_id = :course and r.number in (:from, :to)
            """;

    private static final String MODULES = """
            select :from between m.first_release and m.last_release, :to between m.first_release and m.last_release,
                m.slug, coalesce(m.parent, ''), m.path, m.title, coalesce(cast(m.sort_order as text), ''), m.sort_key,
                encode(sha256(convert_to(cast(jsonb_build_array(m.title, m.summary, m.metadata) as text), 'UTF8')), 'hex')
            from module_version m
            where m.course_id = :course
                and (:from between m.first_release and m.last_release or :to between m.first_release and m.last_release)
            order by m.sort_key
            """;

    /** Those that both releases have in the same place with the same bytes are left out. */
    private static final String ASSETS = """
            select v.before, v.after, v.asset_id, v.path, v.digest
            from (select a.*, :from between a.first_release and a.last_release and
                        (:fromEverything or exists (
                            select 1 from link_version l
                            join lesson_version v on v.lesson_id = l.lesson_id and v.first_release = l.first_release
                            where l.course_id = :course and l.asset = a.path
                                and :from between v.first_release and v.last_release and %1$s)) as before,
                    :to between a.first_release and a.last_release and
                        (:toEverything or exists (
                            select 1 from link_version l
                            join lesson_version v on v.lesson_id = l.lesson_id and v.first_release = l.first_release
                            where l.course_id = :course and l.asset = a.path
                                and :to between v.first_release and v.last_release and %2$s)) as after
                from asset_version a
                where a.course_id = :course) v
            where v.before <> v.after
            order by v.path
            """.formatted(seen("from"), seen("to"));

    private static final String LESSONS = """
            select v.before, v.after, v.lesson_id, v.first_release, coalesce(v.module, ''), v.slug, v.path, v.title,
                coalesce(cast(v.sort_order as text), ''), v.sort_key, v.content, v.content_release,
                case when c.digest is null then '' else
                    encode(sha256(convert_to(cast(jsonb_build_array(c.title, c.summary, c.tags, c.objectives, c.aliases,
                        c.metadata, c.front_matter, c.derived,
                        case when 'estimatedMinutes' = any (c.derived) then 0 else c.estimated_minutes end) as text),
                        'UTF8')), 'hex') end
            from (select v.*, :from between v.first_release and v.last_release and %s as before,
                    :to between v.first_release and v.last_release and %s as after
                from lesson_version v
                where v.course_id = :course) v
            left join lesson_content c on c.digest = v.content and not (v.before and v.after)
            where v.before or v.after
            order by v.sort_key
            """.formatted(seen("from"), seen("to"));

    private static final String SECTIONS = """
            select v.lesson_id, v.first_release, i.section_id, coalesce(p.section_id, v.lesson_id), s.position, s.level,
                s.anchor, s.heading, s.heading_markdown, s.digest
            from unnest(cast(:lessons as uuid[]), cast(:releases as integer[])) as asked (lesson_id, first_release)
            join lesson_version v on v.lesson_id = asked.lesson_id and v.first_release = asked.first_release
            join section_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
            join section_content s on s.lesson_digest = v.content and s.position = i.position
            left join section_version p on p.lesson_id = v.lesson_id and p.first_release = v.first_release
                and p.position = s.parent
            order by v.lesson_id, v.first_release, s.position
            """;

    private static final String CODE_BLOCKS = """
            select v.lesson_id, v.first_release, i.code_block_id, p.section_id, b.number, s.anchor, b.language, b.info,
                b.title, b.digest
            from unnest(cast(:lessons as uuid[]), cast(:releases as integer[])) as asked (lesson_id, first_release)
            join lesson_version v on v.lesson_id = asked.lesson_id and v.first_release = asked.first_release
            join code_block_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
            join code_block_content b on b.lesson_digest = v.content and b.number = i.number
            join section_content s on s.lesson_digest = v.content and s.position = b.section
            join section_version p on p.lesson_id = v.lesson_id and p.first_release = v.first_release
                and p.position = b.section
            order by v.lesson_id, v.first_release, b.number
            """;

    /** Bodies whose plain text, code included, is the same are not even read. */
    private static final String REWORDED = """
            select asked.id, b.mdast, a.mdast
            from unnest(cast(:ids as uuid[]), cast(:contentsBefore as text[]), cast(:positionsBefore as integer[]),
                cast(:contentsAfter as text[]), cast(:positionsAfter as integer[]))
                as asked (id, content_before, position_before, content_after, position_after)
            join section_content b on b.lesson_digest = decode(asked.content_before, 'hex')
                and b.position = asked.position_before
            join section_content a on a.lesson_digest = decode(asked.content_after, 'hex')
                and a.position = asked.position_after
            where a.text <> b.text
            """;

    private final EntityManager entities;

    VersionQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** The course's metadata, by number of the release. */
    Map<Integer, CourseState> course(Span span) {
        Map<Integer, CourseState> states = new HashMap<>();
        rows(in(span, COURSE))
                .forEach(row -> states.put(
                        (Integer) row[0], new CourseState(span.to().courseId(), text(row[1]), text(row[2]))));
        return states;
    }

    /** In course order. */
    List<ModuleState> modules(Span span) {
        return rows(in(span, MODULES))
                .map(row -> new ModuleState(
                        ModuleState.id(span.to().courseId(), text(row[2])),
                        (Boolean) row[0],
                        (Boolean) row[1],
                        text(row[2]),
                        text(row[3]),
                        text(row[4]),
                        text(row[5]),
                        text(row[6]),
                        text(row[7]),
                        text(row[8])))
                .toList();
    }

    /** In order of their paths; none of those that are the same in both. */
    List<AssetState> assets(Span span) {
        return rows(seen(span, ASSETS))
                .map(row ->
                        new AssetState((Boolean) row[0], (Boolean) row[1], (UUID) row[2], text(row[3]), hex(row[4])))
                .toList();
    }

    /** In course order. */
    List<LessonState> lessons(Span span) {
        return rows(seen(span, LESSONS))
                .map(row -> new LessonState(
                        (Boolean) row[0],
                        (Boolean) row[1],
                        (UUID) row[2],
                        (Integer) row[3],
                        text(row[4]),
                        text(row[5]),
                        text(row[6]),
                        text(row[7]),
                        text(row[8]),
                        text(row[9]),
                        hex(row[10]),
                        (Integer) row[11],
                        text(row[12])))
                .toList();
    }

    /** The sections of these versions, in document order of each. */
    List<SectionState> sections(Map<LessonState.Key, LessonState> lessons) {
        return rows(of(lessons.keySet(), SECTIONS))
                .map(row -> new SectionState(
                        lessons.get(new LessonState.Key((UUID) row[0], (Integer) row[1])),
                        (UUID) row[2],
                        (UUID) row[3],
                        (Integer) row[4],
                        (Integer) row[5],
                        text(row[6]),
                        text(row[7]),
                        text(row[8]).strip(),
                        hex(row[9])))
                .toList();
    }

    /** The code blocks of these versions, in document order of each. */
    List<CodeBlockState> codeBlocks(Map<LessonState.Key, LessonState> lessons) {
        return rows(of(lessons.keySet(), CODE_BLOCKS))
                .map(row -> new CodeBlockState(
                        lessons.get(new LessonState.Key((UUID) row[0], (Integer) row[1])),
                        (UUID) row[2],
                        (UUID) row[3],
                        (Integer) row[4],
                        text(row[5]),
                        text(row[6]),
                        text(row[7]),
                        text(row[8]),
                        hex(row[9])))
                .toList();
    }

    /** The ids of those whose words differ. Within a transaction, few bodies are in memory at once. */
    Set<UUID> reworded(List<Pair<SectionState>> edited) {
        Set<UUID> reworded = new HashSet<>();
        if (edited.isEmpty()) {
            return reworded;
        }
        Query query = entities.createNativeQuery(REWORDED, Object[].class)
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                .setParameter("ids", array(edited, pair -> pair.before().id(), UUID[]::new))
                .setParameter(
                        "contentsBefore",
                        array(edited, pair -> pair.before().lesson().content(), String[]::new))
                .setParameter(
                        "positionsBefore", array(edited, pair -> pair.before().position(), Integer[]::new))
                .setParameter(
                        "contentsAfter",
                        array(edited, pair -> pair.after().lesson().content(), String[]::new))
                .setParameter(
                        "positionsAfter", array(edited, pair -> pair.after().position(), Integer[]::new));
        try (Stream<Object[]> rows = rows(query)) {
            rows.filter(row -> !Prose.of(text(row[1])).equals(Prose.of(text(row[2]))))
                    .forEach(row -> reworded.add((UUID) row[0]));
        }
        return reworded;
    }

    /** That a lesson version v is seen on one side of the span. */
    private static String seen(String side) {
        return Visibility.sql("v")
                .replace(":everything", ":" + side + "Everything")
                .replace(":asOf", ":" + side + "AsOf");
    }

    private Query seen(Span span, String sql) {
        return in(span, sql)
                .setParameter("fromEverything", span.from().visibility().everything())
                .setParameter("fromAsOf", span.from().visibility().asOf())
                .setParameter("toEverything", span.to().visibility().everything())
                .setParameter("toAsOf", span.to().visibility().asOf());
    }

    private Query in(Span span, String sql) {
        return entities.createNativeQuery(sql, Object[].class)
                .setParameter("course", span.to().courseId())
                .setParameter("from", span.from().number())
                .setParameter("to", span.to().number());
    }

    private Query of(Collection<LessonState.Key> lessons, String sql) {
        List<LessonState.Key> keys = List.copyOf(lessons);
        return entities.createNativeQuery(sql, Object[].class)
                .setParameter("lessons", array(keys, LessonState.Key::id, UUID[]::new))
                .setParameter("releases", array(keys, LessonState.Key::firstRelease, Integer[]::new));
    }

    private static <T, V> V[] array(List<T> items, Function<T, V> value, IntFunction<V[]> make) {
        return items.stream().map(value).toArray(make);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Object[]> rows(Query query) {
        return query.getResultStream();
    }

    private static String text(Object column) {
        return (String) column;
    }

    private static String hex(Object column) {
        return Digests.hex((byte[]) column);
    }
}
