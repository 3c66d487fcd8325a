package dev.lectern.ingestion;

import dev.lectern.course.TextSearch;
import dev.lectern.identity.AssetMatching;
import dev.lectern.identity.LessonParts;
import dev.lectern.layout.CourseMetadata;
import dev.lectern.planning.PlannedLesson;
import dev.lectern.planning.PlannedLink;
import dev.lectern.planning.PlannedModule;
import dev.lectern.planning.PlannedRelease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes a release's rows: versions of what changed, and the release itself. */
final class ReleaseWriter {

    private static final String RELEASE = """
            insert into release (course_id, number, digest, title, description, language, text_search, tags, authors, license,
                metadata, lesson_count, module_count, section_count, code_block_count, word_count, estimated_minutes,
                published_at, link_template, asset_count, ingestion_id, source, published_by, message, source_ref, added,
                modified, removed, moved, unchanged, restricted, boundaries)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String MODULE = """
            insert into module_version (course_id, slug, first_release, parent, path, title, summary, sort_order, number,
                draft, sort_key, metadata)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String END_MODULES = """
            update module_version set last_release = ?
            where course_id = ? and slug = any (?) and last_release = %d
            """.formatted(ReleaseRows.STILL);

    private static final String LESSON = """
            insert into lesson (id, course_id, author_id) values (?, ?, ?)
            on conflict (id) do update set author_id = coalesce(excluded.author_id, lesson.author_id)
            """;

    private static final String LESSON_VERSION = """
            insert into lesson_version (lesson_id, first_release, course_id, content, content_release, slug, path, module,
                title, sort_order, number, sort_key, derived, aliases, links, draft, publish_at, expire_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String END_LESSONS =
            "update lesson_version set last_release = ? where lesson_id = any (?) and last_release = %d"
                    .formatted(ReleaseRows.STILL);

    private static final String LINKS = """
            insert into link_version (lesson_id, first_release, number, course_id, target, asset, anchor)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ASSET = """
            insert into asset_version (course_id, path, first_release, asset_id, digest, media_type)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String END_ASSETS =
            "update asset_version set last_release = ? where course_id = ? and path = any (?) and last_release = %d"
                    .formatted(ReleaseRows.STILL);

    private static final String SECTIONS = """
            insert into section_version (lesson_id, first_release, position, section_id)
            select lesson, ?, position, id from unnest(?, ?, ?) as part (lesson, position, id)
            """;

    private static final String CODE_BLOCKS = """
            insert into code_block_version (lesson_id, first_release, number, code_block_id)
            select lesson, ?, position, id from unnest(?, ?, ?) as part (lesson, position, id)
            """;

    private final Connection connection;
    private final UUID course;
    private final int number;

    /** Writes into release {@code number} of {@code course}. */
    ReleaseWriter(Connection connection, UUID course, int number) {
        this.connection = connection;
        this.course = course;
        this.number = number;
    }

    /** A lesson's version that begins with this release. */
    record Version(UUID id, PlannedLesson lesson, int contentRelease, LessonParts.Ids parts) {}

    void release(
            PlannedRelease planned,
            byte[] digest,
            Instant publishedAt,
            QueuedIngestion ingestion,
            IngestionCounts counts)
            throws SQLException {
        CourseMetadata metadata = planned.course();
        IngestionRequest request = ingestion.request();
        try (Batch batch = new Batch(connection, RELEASE)) {
            batch.uuid(course)
                    .integer(number)
                    .bytes(digest)
                    .text(metadata.title())
                    .text(metadata.description())
                    .text(metadata.language())
                    .text(TextSearch.configuration(metadata.language()))
                    .texts(metadata.tags())
                    .json(metadata.authors())
                    .text(metadata.license())
                    .json(metadata.metadata())
                    .integer(planned.lessons().size())
                    .integer(planned.modules().size())
                    .integer(planned.sections())
                    .integer(planned.codeBlocks())
                    .integer(planned.words())
                    .integer(planned.minutes())
                    .time(publishedAt)
                    .text(metadata.linkTemplate())
                    .integer(planned.assets().size())
                    .uuid(ingestion.id())
                    .text(request.source())
                    .text(request.requestedBy())
                    .text(request.message())
                    .text(request.sourceRef())
                    .integer(counts.added())
                    .integer(counts.modified())
                    .integer(counts.removed())
                    .integer(counts.moved())
                    .integer(counts.unchanged())
                    .flag(planned.restricted())
                    .times(planned.boundaries())
                    .add();
        }
    }

    /** Ends the modules with these slugs at the release before. */
    void endModules(Collection<String> slugs) throws SQLException {
        end(END_MODULES, slugs.isEmpty(), batch -> batch.uuid(course).texts(slugs));
    }

    void modules(Collection<PlannedModule> modules) throws SQLException {
        try (Batch batch = new Batch(connection, MODULE)) {
            for (PlannedModule module : modules) {
                batch.uuid(course)
                        .text(module.slug())
                        .integer(number)
                        .text(module.parent().isEmpty() ? null : module.parent())
                        .text(module.path())
                        .text(module.title())
                        .text(module.summary())
                        .decimal(module.order())
                        .text(module.number().isEmpty() ? null : module.number())
                        .flag(module.draft())
                        .text(module.sortKey().value())
                        .json(module.metadata())
                        .add();
            }
        }
    }

    /** Ends the versions of these lessons at the release before. */
    void endLessons(Collection<UUID> lessons) throws SQLException {
        end(END_LESSONS, lessons.isEmpty(), batch -> batch.uuids(lessons));
    }

    void lessons(List<Version> versions) throws SQLException {
        try (Batch lessons = new Batch(connection, LESSON)) {
            for (Version version : versions) {
                String author = version.lesson().content().declared().id();
                lessons.uuid(version.id())
                        .uuid(course)
                        .text(author.isEmpty() ? null : author)
                        .add();
            }
        }
        try (Batch batch = new Batch(connection, LESSON_VERSION)) {
            for (Version version : versions) {
                PlannedLesson lesson = version.lesson();
                batch.uuid(version.id())
                        .integer(number)
                        .uuid(course)
                        .bytes(HexFormat.of().parseHex(lesson.content().digest()))
                        .integer(version.contentRelease())
                        .text(lesson.slug())
                        .text(lesson.path())
                        .text(lesson.inModule().orElse(null))
                        .text(lesson.title())
                        .decimal(lesson.order())
                        .text(lesson.number().isEmpty() ? null : lesson.number())
                        .text(lesson.sortKey().value())
                        .texts(lesson.derived())
                        .texts(lesson.aliases())
                        .bytes(HexFormat.of().parseHex(lesson.linksDigest()))
                        .flag(lesson.content().declared().draft())
                        .timeOrNull(time(lesson.content().declared().publishAt()))
                        .timeOrNull(time(lesson.content().declared().expireAt()))
                        .add();
            }
        }
        links(versions);
        parts(SECTIONS, versions, LessonParts.Ids::sections);
        parts(CODE_BLOCKS, versions, LessonParts.Ids::codeBlocks);
    }

    /** Ends the assets at these paths at the release before. */
    void endAssets(Collection<String> paths) throws SQLException {
        end(END_ASSETS, paths.isEmpty(), batch -> batch.uuid(course).texts(paths));
    }

    void assets(Collection<AssetMatching.Live> assets) throws SQLException {
        try (Batch batch = new Batch(connection, ASSET)) {
            for (AssetMatching.Live asset : assets) {
                batch.uuid(course)
                        .text(asset.asset().path())
                        .integer(number)
                        .uuid(asset.id())
                        .bytes(HexFormat.of().parseHex(asset.asset().digest()))
                        .text(asset.asset().mediaType())
                        .add();
            }
        }
    }

    private static Instant time(Long milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }

    private void links(List<Version> versions) throws SQLException {
        try (Batch batch = new Batch(connection, LINKS)) {
            for (Version version : versions) {
                for (PlannedLink link : version.lesson().links()) {
                    batch.uuid(version.id())
                            .integer(number)
                            .integer(link.number())
                            .uuid(course)
                            .text(link.lesson().isEmpty() ? null : link.lesson())
                            .text(link.asset().isEmpty() ? null : link.asset())
                            .text(link.anchor())
                            .add();
                }
            }
        }
    }

    private void parts(String sql, List<Version> versions, Function<LessonParts.Ids, List<UUID>> part)
            throws SQLException {
        List<UUID> lessons = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Version version : versions) {
            for (UUID id : part.apply(version.parts())) {
                positions.add(
                        lessons.isEmpty() || !lessons.get(lessons.size() - 1).equals(version.id())
                                ? 1
                                : positions.get(positions.size() - 1) + 1);
                lessons.add(version.id());
                ids.add(id);
            }
        }
        try (Batch batch = new Batch(connection, sql)) {
            batch.integer(number).uuids(lessons).integers(positions).uuids(ids).add();
        }
    }

    private void end(String sql, boolean nothing, RowFiller which) throws SQLException {
        if (nothing) {
            return;
        }
        try (Batch batch = new Batch(connection, sql)) {
            which.fill(batch.integer(number - 1));
            batch.add();
        }
    }

    private interface RowFiller {
        void fill(Batch batch) throws SQLException;
    }
}
