package dev.lectern.ingestion;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lectern.http.Digests;
import dev.lectern.lesson.LinkPlace;
import dev.lectern.markdown.ParsedLesson;
import dev.lectern.markdown.ParsedLink;
import dev.lectern.planning.ContentLink;
import dev.lectern.planning.ContentLinks;
import dev.lectern.planning.Json;
import dev.lectern.planning.ParsedContent;
import dev.lectern.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps the links of contents, and where links may lead in them. */
@ApplicationScoped
class LinkRows {

    private static final String INSERT = """
            insert into link_content (lesson_digest, number, section, kind, url, external, text, line, "column", end_line,
                end_column)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String LINKS = """
            select lesson_digest, number, kind, url, line, "column", end_line, end_column
            from link_content where lesson_digest = any (?) and not external order by lesson_digest, number
            """;

    private static final String ANCHORS = "select digest, anchors from lesson_content where digest = any (?)";

    private final DataSource database;

    LinkRows(DataSource database) {
        this.database = database;
    }

    /** What is known of the contents with these digests. Two queries. */
    ContentLinks find(Collection<String> digests) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Array keys = Sql.digests(connection, digests);
            return new ContentLinks(links(connection, keys), anchors(connection, keys));
        }
    }

    private static Map<String, List<ContentLink>> links(Connection connection, Array keys) throws SQLException {
        Map<String, List<ContentLink>> links = new HashMap<>();
        Sql.rows(
                connection,
                LINKS,
                row -> links.computeIfAbsent(Digests.hex(row.getBytes("lesson_digest")), digest -> new ArrayList<>())
                        .add(new ContentLink(
                                row.getInt("number"),
                                row.getString("kind").equals("image"),
                                row.getString("url"),
                                row.getInt("line"),
                                row.getInt("column"),
                                row.getInt("end_line"),
                                row.getInt("end_column"))),
                keys);
        return links;
    }

    private static Map<String, Map<String, String>> anchors(Connection connection, Array keys) throws SQLException {
        Map<String, Map<String, String>> anchors = new HashMap<>();
        Sql.rows(
                connection,
                ANCHORS,
                row -> anchors.put(
                        Digests.hex(row.getBytes("digest")),
                        Json.read(row.getString("anchors"), new TypeReference<Map<String, String>>() {})),
                keys);
        return anchors;
    }

    /** Adds the links of {@code contents}, whose sections are there. */
    static void save(Connection connection, List<ParsedContent> contents) throws SQLException {
        try (Batch batch = new Batch(connection, INSERT)) {
            for (ParsedContent content : contents) {
                byte[] digest = HexFormat.of().parseHex(content.digest());
                for (ParsedLink link : content.lesson().links()) {
                    batch.bytes(digest)
                            .integer(link.number())
                            .integer(link.section())
                            .text(link.kind().name().toLowerCase(Locale.ROOT))
                            .text(link.url())
                            .flag(link.external())
                            .text(link.text())
                            .integer(link.line())
                            .integer(link.column())
                            .integer(link.endLine())
                            .integer(link.endColumn())
                            .add();
                }
            }
        }
    }

    /** Where links stand that stay in the course, as it is stored, by section. */
    static Map<Integer, List<Integer>> places(ParsedLesson lesson) {
        Map<Integer, List<LinkPlace>> places = new HashMap<>();
        for (ParsedLink link :
                lesson.links().stream().filter(link -> !link.external()).toList()) {
            for (ParsedLink.Place place : link.places()) {
                places.computeIfAbsent(place.section(), section -> new ArrayList<>())
                        .add(new LinkPlace(
                                link.number(),
                                LinkPlace.Form.valueOf(place.form().name()),
                                place.heading(),
                                place.start(),
                                place.end()));
            }
        }
        return places.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, section -> LinkPlace.numbers(section.getValue())));
    }
}
