package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.identity.AssetMatching;
import dev.lectern.identity.KnownLesson;
import dev.lectern.identity.LiveLesson;
import dev.lectern.planning.Json;
import dev.lectern.planning.PlannedAsset;
import dev.lectern.planning.PlannedModule;
import dev.lectern.planning.SortKey;
import dev.lectern.sql.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what publishing needs to know of the latest release, in the publishing transaction. One query each. */
final class ReleaseRows {

    /** The last release of what is still there. */
    static final int STILL = Integer.MAX_VALUE;

    private static final String LATEST = """
            select r.number, r.digest, r.number is not distinct from c.current_release as current
            from release r join course c on c.id = r.course_id
            where r.course_id = ? order by r.number desc limit 1
            """;

    private static final String REMOVED =
            "select coalesce(max(last_release), 0) from publication where course_id = ? and release is null";

    private static final String LESSONS = """
            select v.lesson_id, coalesce(l.author_id, '') as author_id, v.slug, v.path, coalesce(v.module, '') as module,
                v.title, v.sort_order, coalesce(v.number, '') as number, v.sort_key, v.derived, v.aliases, v.content,
                v.content_release, v.first_release, v.links
            from lesson_version v join lesson l on l.id = v.lesson_id
            where v.course_id = ? and v.last_release = %d
                order by v.sort_key
            """.formatted(STILL);

    private static final String MODULES = """
            select slug, coalesce(parent, '') as parent, path, title, summary, sort_order,
                coalesce(number, '') as number, draft, sort_key, metadata
            from module_version where course_id = ? and last_release = %d
            """.formatted(STILL);

    private static final String ASSETS = """
            select asset_id, path, digest, media_type from asset_version where course_id = ? and last_release = %d
            """.formatted(STILL);

    private static final String USED_ASSET_IDS = "select asset_id from asset_version where asset_id = any (?)";

    private static final String AUTHORS =
            "select id, coalesce(author_id, '') as author_id, course_id from lesson where course_id = ? or id = any (?)";

    private final Connection connection;

    ReleaseRows(Connection connection) {
        this.connection = connection;
    }

    /** Number and digest of the latest release, and whether readers see it. */
    record Latest(int number, String digest, boolean current) {}

    Optional<Latest> latest(UUID course) throws SQLException {
        return rows(
                        LATEST,
                        row -> new Latest(
                                row.getInt("number"), Digests.hex(row.getBytes("digest")), row.getBoolean("current")),
                        course)
                .stream()
                .findFirst();
    }

    /**
     * The greatest number that a release of a removed course with this id had, 0 when there was none. Its releases may still be
     * kept somewhere by their numbers, which therefore never stand for others.
     */
    int lastRemoved(UUID course) throws SQLException {
        return rows(REMOVED, row -> row.getInt(1), course).get(0);
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
                        row.getInt("first_release"),
                        Digests.hex(row.getBytes("links"))),
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

    List<AssetMatching.Live> assets(UUID course) throws SQLException {
        return rows(
                ASSETS,
                row -> new AssetMatching.Live(
                        row.getObject("asset_id", UUID.class),
                        new PlannedAsset(
                                row.getString("path"),
                                Digests.hex(row.getBytes("digest")),
                                row.getString("media_type"))),
                course);
    }

    /** Those of {@code ids} that an asset has or had. */
    Set<UUID> usedAssetIds(Collection<UUID> ids) throws SQLException {
        return new HashSet<>(
                rows(USED_ASSET_IDS, row -> row.getObject(1, UUID.class), Sql.array(connection, "uuid", ids)));
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
                Sql.array(connection, "uuid", ids));
    }

    private <T> List<T> rows(String sql, Sql.Reader<T> reader, Object... parameters) throws SQLException {
        return Sql.rows(connection, sql, reader, parameters);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
