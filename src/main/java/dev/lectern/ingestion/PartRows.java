package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.identity.Fingerprint;
import dev.lectern.identity.KnownParts;
import dev.lectern.identity.LessonParts;
import dev.lectern.identity.PartPlace;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what tells the parts of lessons apart, in the publishing transaction. One query for each call, none for what was
 * read before; texts, which are most of it, are read only where they are asked for.
 */
final class PartRows implements KnownParts {

    private static final String SECTIONS = """
            select lesson_digest, parent, level, anchor, anchor_given, heading, word_count, digest
            from section_content where lesson_digest = any (?) order by lesson_digest, position
            """;

    private static final String CODE_BLOCKS = """
            select lesson_digest, section, language, digest from code_block_content where lesson_digest = any (?)
            order by lesson_digest, number
            """;

    private static final String SECTION_TEXTS = """
            select s.lesson_digest, s.position, s.markdown as text from section_content s
            join unnest(?, ?) as wanted (digest, position)
                on wanted.digest = s.lesson_digest and wanted.position = s.position
            """;

    private static final String CODE_TEXTS = """
            select b.lesson_digest, b.number as position, b.code as text from code_block_content b
            join unnest(?, ?) as wanted (digest, number) on wanted.digest = b.lesson_digest and wanted.number = b.number
            """;

    private static final String SECTION_IDS = """
            select i.lesson_id, i.section_id as id from section_version i
            join (select lesson_id, max(first_release) as first_release from lesson_version where lesson_id = any (?)
                group by lesson_id) v using (lesson_id, first_release)
            order by i.lesson_id, i.position
            """;

    private static final String CODE_BLOCK_IDS = """
            select i.lesson_id, i.code_block_id as id from code_block_version i
            join (select lesson_id, max(first_release) as first_release from lesson_version where lesson_id = any (?)
                group by lesson_id) v using (lesson_id, first_release)
            order by i.lesson_id, i.number
            """;

    private static final String LAST_CONTENTS = """
            select distinct on (lesson_id) lesson_id, content from lesson_version where lesson_id = any (?)
            order by lesson_id, first_release desc
            """;

    private static final String USED_IDS = """
            select section_id from section_version where section_id = any (?)
            union select code_block_id from code_block_version where code_block_id = any (?)
            """;

    private static final String LIVE_IDS = """
            select i.section_id from section_version i
            join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
            where i.section_id = any (?) and v.last_release = %1$d
            union select i.code_block_id from code_block_version i
            join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
            where i.code_block_id = any (?) and v.last_release = %1$d
            """.formatted(ReleaseRows.STILL);

    private static final String REPEATED = """
            select s.digest from lesson_version v join section_content s on s.lesson_digest = v.content
            where v.course_id = ? and v.last_release = %d and s.digest = any (?) group by s.digest having count(*) > 1
            """.formatted(ReleaseRows.STILL);

    private final Connection connection;
    private final UUID course;
    private final Map<String, LessonParts> parts = new HashMap<>();
    private final Map<PartPlace, Fingerprint> sections = new HashMap<>();
    private final Map<PartPlace, Fingerprint> codeBlocks = new HashMap<>();

    PartRows(Connection connection, UUID course) {
        this.connection = connection;
        this.course = course;
    }

    /** {@inheritDoc} Two queries, for those that were not read before. */
    @Override
    public Map<String, LessonParts> parts(Collection<String> contents) {
        Set<String> missing = new HashSet<>(contents);
        missing.removeAll(parts.keySet());
        if (!missing.isEmpty()) {
            read(missing);
        }
        return parts;
    }

    @Override
    public Map<PartPlace, Fingerprint> sections(Collection<PartPlace> places) {
        return texts(SECTION_TEXTS, places, sections);
    }

    @Override
    public Map<PartPlace, Fingerprint> codeBlocks(Collection<PartPlace> places) {
        return texts(CODE_TEXTS, places, codeBlocks);
    }

    /** {@inheritDoc} Two queries. */
    @Override
    public Map<UUID, LessonParts.Ids> ids(Collection<UUID> lessons) {
        Map<UUID, List<UUID>> sectionIds = idsByLesson(SECTION_IDS, lessons);
        Map<UUID, List<UUID>> codeBlockIds = idsByLesson(CODE_BLOCK_IDS, lessons);
        Map<UUID, LessonParts.Ids> ids = new HashMap<>();
        lessons.forEach(lesson -> ids.put(
                lesson,
                new LessonParts.Ids(
                        sectionIds.getOrDefault(lesson, List.of()), codeBlockIds.getOrDefault(lesson, List.of()))));
        return ids;
    }

    @Override
    public Map<UUID, String> lastContents(Collection<UUID> lessons) {
        Map<UUID, String> contents = new HashMap<>();
        rows(
                LAST_CONTENTS,
                row -> contents.put(row.getObject("lesson_id", UUID.class), Digests.hex(row.getBytes("content"))),
                array("uuid", lessons));
        return contents;
    }

    @Override
    public Set<UUID> used(Collection<UUID> ids) {
        return ids(USED_IDS, ids);
    }

    @Override
    public Set<UUID> live(Collection<UUID> ids) {
        return ids(LIVE_IDS, ids);
    }

    @Override
    public Set<String> repeated(Collection<String> bodies) {
        return bodies.isEmpty()
                ? Set.of()
                : new HashSet<>(rows(REPEATED, row -> Digests.hex(row.getBytes("digest")), course, digests(bodies)));
    }

    private void read(Set<String> contents) {
        Map<String, List<LessonParts.Section>> sectionsOf = new HashMap<>();
        Map<String, List<LessonParts.CodeBlock>> codeBlocksOf = new HashMap<>();
        rows(
                SECTIONS,
                row -> sectionsOf
                        .computeIfAbsent(Digests.hex(row.getBytes("lesson_digest")), digest -> new ArrayList<>())
                        .add(new LessonParts.Section(
                                row.getInt("parent"),
                                row.getInt("level"),
                                row.getString("anchor"),
                                row.getBoolean("anchor_given"),
                                row.getString("heading"),
                                row.getInt("word_count"),
                                Digests.hex(row.getBytes("digest")))),
                digests(contents));
        rows(
                CODE_BLOCKS,
                row -> codeBlocksOf
                        .computeIfAbsent(Digests.hex(row.getBytes("lesson_digest")), digest -> new ArrayList<>())
                        .add(new LessonParts.CodeBlock(
                                row.getInt("section"), row.getString("language"), Digests.hex(row.getBytes("digest")))),
                digests(contents));
        contents.forEach(content -> parts.put(
                content,
                new LessonParts(
                        sectionsOf.getOrDefault(content, List.of()), codeBlocksOf.getOrDefault(content, List.of()))));
    }

    private Map<PartPlace, Fingerprint> texts(
            String sql, Collection<PartPlace> places, Map<PartPlace, Fingerprint> known) {
        List<PartPlace> missing =
                places.stream().filter(place -> !known.containsKey(place)).toList();
        if (!missing.isEmpty()) {
            rows(
                    sql,
                    row -> known.put(
                            new PartPlace(Digests.hex(row.getBytes("lesson_digest")), row.getInt("position")),
                            Fingerprint.of(row.getString("text"))),
                    digests(missing.stream().map(PartPlace::content).toList()),
                    array("integer", missing.stream().map(PartPlace::position).toList()));
        }
        return known;
    }

    private Map<UUID, List<UUID>> idsByLesson(String sql, Collection<UUID> lessons) {
        Map<UUID, List<UUID>> ids = new HashMap<>();
        rows(
                sql,
                row -> ids.computeIfAbsent(row.getObject("lesson_id", UUID.class), lesson -> new ArrayList<>())
                        .add(row.getObject("id", UUID.class)),
                array("uuid", lessons));
        return ids;
    }

    private Set<UUID> ids(String sql, Collection<UUID> ids) {
        Array keys = array("uuid", ids);
        return new HashSet<>(rows(sql, row -> row.getObject(1, UUID.class), keys, keys));
    }

    private Array array(String type, Collection<?> values) {
        return asked(inside -> Sql.array(inside, type, values));
    }

    private Array digests(Collection<String> digests) {
        return asked(inside -> Sql.digests(inside, digests));
    }

    private <T> List<T> rows(String sql, Sql.Reader<T> reader, Object... parameters) {
        return asked(inside -> Sql.rows(inside, sql, reader, parameters));
    }

    private <T> T asked(Transaction.Work<T> question) {
        try {
            return question.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed while parts of lessons were told apart", e);
        }
    }
}
