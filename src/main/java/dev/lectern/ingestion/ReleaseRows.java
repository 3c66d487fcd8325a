package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what publishing needs to know of the latest release, in the publishing transaction. One query each. */
final class ReleaseRows {

    /** The last release of what is still there. */
    static final int STILL = Integer.MAX_VALUE;

    private static final String LATEST =
            "select number, digest from release where course_id = ? order by number desc limit 1";

    private static final String LESSONS = """
            select v.lesson_id, coalesce(l.author_id, '') as author_id, v.slug, v.path, coalesce(v.module, '') as module,
                v.title, v.sort_order, coalesce(v.number, '') as number, v.sort_key, v.derived, v.aliases, v.content,
                v.content_release, v.first_release
            from lesson_version v join lesson l on l.id = v.lesson_id
            where v.course_id = ? and v.last_release = %d
                order by v.sort_key
            """.formatted(STILL);

    private static final String MODULES = """
            select slug, coalesce(parent, '') as parent, path, title, summary, sort_order,
                coalesce(number, '') as number, draft, sort_key, metadata
            from module_version where course_id = ? and last_release = %d
            """.formatted(STILL);

    private static final String AUTHORS =
            "select id, coalesce(author_id, '') as author_id, course_id from lesson where course_id = ? or id = any (?)";

    private static final String SECTIONS = """
            select lesson_digest, anchor, digest, digest = sha256('') as body_empty
            from section_content where lesson_digest = any (?) order by lesson_digest, position
            """;

    private static final String CODE_BLOCKS = """
            select lesson_digest, section, digest from code_block_content where lesson_digest = any (?)
            order by lesson_digest, number
            """;

    private static final String SECTION_IDS = """
            select i.lesson_id, i.section_id as id from section_version i
            join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
            where i.lesson_id = any (?) and v.last_release = %d order by i.lesson_id, i.position
            """.formatted(STILL);

    private static final String CODE_BLOCK_IDS = """
            select i.lesson_id, i.code_block_id as id from code_block_version i
            join lesson_version v on v.lesson_id = i.lesson_id and v.first_release = i.first_release
            where i.lesson_id = any (?) and v.last_release = %d order by i.lesson_id, i.number
            """.formatted(STILL);

    private static final String USED_IDS = """
            select section_id from section_version where section_id = any (?)
            union select code_block_id from code_block_version where code_block_id = any (?)
            """;

    private final Connection connection;

    ReleaseRows(Connection connection) {
        this.connection = connection;
    }

    /** Number and digest of a release. */
    record Latest(int number, String digest) {}

    /** An identity that a lesson has or had, perhaps in another course. */
    record KnownLesson(UUID id, String authorId, UUID course) {}

    Optional<Latest> latest(UUID course) throws SQLException {
        return rows(LATEST, row -> new Latest(row.getInt("number"), Digests.hex(row.getBytes("digest"))), course)
                .stream()
                .findFirst();
    }

    List<LiveLesson> lessons(UUID course) throws SQLException {
        return rows(
                LESSONS,
                row -> new LiveLesson(
                        row.getObject("lesson_id", UUID.class),
                        row.getString("author_id"),
                        row.getString("slug"),
                        row.getString("path"),
                        row.getString("module"),
                        row.getString("title"),
                        row.getBigDecimal("sort_order"),
                        row.getString("number"),
                        row.getString("sort_key"),
                        texts(row.getArray("derived")),
                        texts(row.getArray("aliases")),
                        Digests.hex(row.getBytes("content")),
                        row.getInt("content_release"),
                        row.getInt("first_release")),
                course);
    }

    List<PlannedModule> modules(UUID course) throws SQLException {
        return rows(
                MODULES,
                row -> new PlannedModule(
                        row.getString("path"),
                        row.getString("slug"),
                        row.getString("parent"),
                        row.getString("title"),
                        row.getString("summary"),
                        row.getBigDecimal("sort_order"),
                        row.getString("number"),
                        row.getBoolean("draft"),
                        new SortKey(row.getString("sort_key")),
                        Json.map(row.getString("metadata"))),
                course);
    }

    /** The lessons that the course has or had, and those of any course with one of {@code ids}. */
    List<KnownLesson> knownLessons(UUID course, Collection<UUID> ids) throws SQLException {
        return rows(
                AUTHORS,
                row -> new KnownLesson(
                        row.getObject("id", UUID.class),
                        row.getString("author_id"),
                        row.getObject("course_id", UUID.class)),
                course,
                array("uuid", ids));
    }

    /** Sections and code blocks of contents, by digest. */
    Map<String, LessonParts> parts(Collection<String> digests) throws SQLException {
        Array keys = connection.createArrayOf(
                "bytea", digests.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
        Map<String, List<LessonParts.Section>> sections = new HashMap<>();
        Map<String, List<LessonParts.CodeBlock>> codeBlocks = new HashMap<>();
        rows(
                SECTIONS,
                row -> sections.computeIfAbsent(Digests.hex(row.getBytes("lesson_digest")), d -> new ArrayList<>())
                        .add(new LessonParts.Section(
                                row.getString("anchor"),
                                Digests.hex(row.getBytes("digest")),
                                row.getBoolean("body_empty"))),
                keys);
        rows(
                CODE_BLOCKS,
                row -> codeBlocks
                        .computeIfAbsent(Digests.hex(row.getBytes("lesson_digest")), d -> new ArrayList<>())
                        .add(new LessonParts.CodeBlock(row.getInt("section"), Digests.hex(row.getBytes("digest")))),
                keys);
        Map<String, LessonParts> parts = new HashMap<>();
        sections.forEach((digest, of) ->
                parts.put(digest, new LessonParts(of, codeBlocks.getOrDefault(digest, List.of()))));
        return parts;
    }

    /** Ids of the parts of live lessons, by lesson. */
    Map<UUID, LessonParts.Ids> partIds(Collection<UUID> lessons) throws SQLException {
        Map<UUID, List<UUID>> sections = idsByLesson(SECTION_IDS, lessons);
        Map<UUID, List<UUID>> codeBlocks = idsByLesson(CODE_BLOCK_IDS, lessons);
        Map<UUID, LessonParts.Ids> ids = new HashMap<>();
        lessons.forEach(lesson -> ids.put(
                lesson,
                new LessonParts.Ids(
                        sections.getOrDefault(lesson, List.of()), codeBlocks.getOrDefault(lesson, List.of()))));
        return ids;
    }

    /** Those of {@code ids} that a section or code block has or had. */
    Set<UUID> usedPartIds(Collection<UUID> ids) throws SQLException {
        Array keys = array("uuid", ids);
        return new HashSet<>(rows(USED_IDS, row -> row.getObject(1, UUID.class), keys, keys));
    }

    private Map<UUID, List<UUID>> idsByLesson(String sql, Collection<UUID> lessons) throws SQLException {
        Map<UUID, List<UUID>> ids = new HashMap<>();
        rows(
                sql,
                row -> ids.computeIfAbsent(row.getObject("lesson_id", UUID.class), lesson -> new ArrayList<>())
                        .add(row.getObject("id", UUID.class)),
                array("uuid", lessons));
        return ids;
    }

    private Array array(String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
