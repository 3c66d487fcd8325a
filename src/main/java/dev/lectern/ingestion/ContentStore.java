package dev.lectern.ingestion;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lectern.http.Digests;
import dev.lectern.lesson.SearchText;
import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.ParsedCodeBlock;
import dev.lectern.markdown.ParsedLesson;
import dev.lectern.markdown.ParsedSection;
import dev.lectern.planning.ContentFacts;
import dev.lectern.planning.ContentLinks;
import dev.lectern.planning.Json;
import dev.lectern.planning.ParsedContent;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps the content of lessons under its digest. Content is only ever added: whatever is there already is the same. */
@ApplicationScoped
class ContentStore {

    /** Locked in one order, so that two who need the same wait for one another, and not each for the other. */
    private static final String NOTE = """
            update lesson_content c set used_at = ?
            from (select digest from lesson_content where digest = any (?) and used_at < ? order by digest for update) due
            where c.digest = due.digest
            """;

    private static final String FIND = """
            select digest, title, front_matter, section_count, code_block_count, word_count, estimated_minutes, diagnostics
            from lesson_content where digest = any (?)
            """;

    private static final String INSERT_LESSON = """
            insert into lesson_content (digest, title, summary, tags, objectives, aliases, metadata, front_matter, derived,
                languages, section_count, code_block_count, word_count, estimated_minutes, diagnostics, anchors, used_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_SECTION = """
            insert into section_content (lesson_digest, position, parent, level, anchor, anchor_given, heading, heading_path,
                heading_html, heading_markdown, heading_mdast, html, markdown, text, mdast, start_line, end_line, word_count,
                estimated_minutes, digest, link_places, search)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                setweight(to_tsvector(cast(? as regconfig), ?), 'A')
                || setweight(to_tsvector(cast(? as regconfig), ?), 'B')
                || setweight(to_tsvector(cast(? as regconfig), ?), 'D'))
            on conflict do nothing
            """;

    private static final String INSERT_CODE_BLOCK = """
            insert into code_block_content (lesson_digest, number, section, language, info, attributes, title,
                highlight_lines, code, full_code, source, start_line, end_line, lines, digest, search)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                setweight(to_tsvector('lectern_simple', ?), 'B') || setweight(to_tsvector('lectern_simple', ?), 'C'))
            on conflict do nothing
            """;

    /**
     * A crash may lose what was stored last, which the next ingestion stores again. The release that needs it commits
     * after it, and waits for the log of both.
     */
    private static final String COMMIT_LATER = "set local synchronous_commit = off";

    private static final List<String> SETTLE = List.of(
            "select gin_clean_pending_list('section_content_search_idx')",
            "select gin_clean_pending_list('code_block_content_search_idx')",
            "select gin_clean_pending_list('code_block_content_code_idx')",
            "analyze lesson_content, section_content, code_block_content, link_content, lesson_version,"
                    + " section_version, code_block_version, link_version, module_version, release");

    private static final Duration NOTED = Duration.ofHours(1);

    private final DataSource database;
    private final Clock clock;

    ContentStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is known of the contents with these digests, by digest. They are noted as needed first, so that none that is found is
     * pruned before a release names it. Two queries.
     */
    Map<String, ContentFacts> find(Collection<String> digests) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = clock.instant();
            Array keys = Sql.digests(connection, digests);
            Sql.update(connection, NOTE, now, keys, now.minus(NOTED));
            return Sql.rows(connection, FIND, ContentStore::facts, keys).stream()
                    .collect(Collectors.toMap(ContentFacts::digest, Function.identity()));
        }
    }

    /** Adds contents in one transaction. Safe beside others that add the same. */
    void save(Collection<ParsedContent> contents, String textSearch) throws SQLException {
        // In order of digest, so that two who add the same wait for one another instead of for each other.
        List<ParsedContent> ordered = new ArrayList<>(contents);
        ordered.sort(Comparator.comparing(ParsedContent::digest));
        Transaction.of(database, connection -> {
            execute(connection, COMMIT_LATER);
            saveLessons(connection, ordered);
            saveSections(connection, ordered, textSearch);
            saveCodeBlocks(connection, ordered);
            LinkRows.save(connection, ordered);
            return ordered;
        });
    }

    /**
     * Puts the indexes in order after much has been added. Searches are right without it, but slower; so are plans
     * without the statistics.
     */
    void settle() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String sql : SETTLE) {
                execute(connection, sql);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void saveLessons(Connection connection, List<ParsedContent> contents) throws SQLException {
        Instant now = clock.instant();
        try (Batch batch = new Batch(connection, INSERT_LESSON)) {
            for (ParsedContent content : contents) {
                ParsedLesson lesson = content.lesson();
                ContentFacts facts = ContentFacts.of(content.digest(), lesson);
                batch.bytes(HexFormat.of().parseHex(content.digest()))
                        .text(lesson.title())
                        .text(lesson.frontMatter().summary())
                        .texts(lesson.frontMatter().tags())
                        .texts(lesson.frontMatter().objectives())
                        .texts(lesson.frontMatter().aliases())
                        .json(lesson.frontMatter().metadata())
                        .json(facts.declared())
                        .texts(ContentFacts.derived(lesson))
                        .texts(languages(lesson))
                        .integer(facts.sections())
                        .integer(facts.codeBlocks())
                        .integer(facts.words())
                        .integer(facts.minutes())
                        .json(facts.diagnostics())
                        .json(ContentLinks.anchors(lesson))
                        .time(now)
                        .add();
            }
        }
    }

    private static void saveSections(Connection connection, List<ParsedContent> contents, String textSearch)
            throws SQLException {
        try (Batch batch = new Batch(connection, INSERT_SECTION)) {
            for (ParsedContent content : contents) {
                byte[] digest = HexFormat.of().parseHex(content.digest());
                Map<Integer, String> codeOf = codeBySection(content.lesson());
                Map<Integer, List<Integer>> places = LinkRows.places(content.lesson());
                List<List<String>> headingPaths = new ArrayList<>();
                for (ParsedSection section : content.lesson().sections()) {
                    headingPaths.add(headingPath(section, headingPaths));
                    batch.bytes(digest)
                            .integer(section.position())
                            .integer(section.parent())
                            .integer(section.level())
                            .text(section.anchor())
                            .flag(section.anchorGiven())
                            .text(section.heading().text())
                            .texts(headingPaths.get(section.position() - 1))
                            .text(section.heading().html())
                            .text(section.heading().markdown())
                            .text(section.heading().mdast())
                            .text(section.body().html())
                            .text(section.body().markdown())
                            .text(section.body().text())
                            .text(section.body().mdast())
                            .integer(section.startLine())
                            .integer(section.endLine())
                            .integer(section.wordCount())
                            .integer(section.estimatedMinutes())
                            .bytes(Digests.sha256(
                                    section.body().markdown().strip().getBytes(StandardCharsets.UTF_8)))
                            .integers(places.getOrDefault(section.position(), List.of()))
                            .text(textSearch)
                            .text(SearchText.ofProse(section.heading().text()))
                            .text(textSearch)
                            .text(SearchText.ofProse(section.prose()))
                            .text(textSearch)
                            .text(SearchText.ofCode(codeOf.getOrDefault(section.position(), "")))
                            .add();
                }
            }
        }
    }

    private static void saveCodeBlocks(Connection connection, List<ParsedContent> contents) throws SQLException {
        try (Batch batch = new Batch(connection, INSERT_CODE_BLOCK)) {
            for (ParsedContent content : contents) {
                byte[] digest = HexFormat.of().parseHex(content.digest());
                for (ParsedCodeBlock block : content.lesson().codeBlocks()) {
                    batch.bytes(digest)
                            .integer(block.number())
                            .integer(block.section())
                            .text(block.language())
                            .text(block.info())
                            .json(block.attributes())
                            .text(block.title())
                            .integers(block.highlightLines())
                            .text(block.code())
                            .text(block.fullCode().isEmpty() ? null : block.fullCode())
                            .jsonOrNull(block.source())
                            .integer(block.startLine())
                            .integer(block.endLine())
                            .integer(block.lines())
                            .bytes(Digests.sha256(block.code().getBytes(StandardCharsets.UTF_8)))
                            .text(SearchText.ofProse(block.title()))
                            .text(SearchText.ofCode(block.code()))
                            .add();
                }
            }
        }
    }

    private static List<String> headingPath(ParsedSection section, List<List<String>> before) {
        if (section.level() == 0) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        if (section.parent() > 0) {
            path.addAll(before.get(section.parent() - 1));
        }
        path.add(section.heading().text());
        return path;
    }

    private static Map<Integer, String> codeBySection(ParsedLesson lesson) {
        return lesson.codeBlocks().stream()
                .collect(Collectors.groupingBy(
                        ParsedCodeBlock::section,
                        TreeMap::new,
                        Collectors.mapping(ParsedCodeBlock::code, Collectors.joining())));
    }

    private static List<String> languages(ParsedLesson lesson) {
        return lesson.codeBlocks().stream()
                .map(ParsedCodeBlock::language)
                .filter(language -> !language.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static ContentFacts facts(ResultSet row) throws SQLException {
        return new ContentFacts(
                Digests.hex(row.getBytes("digest")),
                Json.read(row.getString("front_matter"), new TypeReference<ContentFacts.Declared>() {}),
                row.getString("title"),
                row.getInt("section_count"),
                row.getInt("code_block_count"),
                row.getInt("word_count"),
                row.getInt("estimated_minutes"),
                Json.read(row.getString("diagnostics"), new TypeReference<List<Diagnostic>>() {}));
    }
}
