package dev.lectern.ingestion;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.planning.Finding;
import dev.lectern.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Puts the files of an ingestion into the tree that the current release of its course was made from, when its turn has
 * come: so that of two that are merged one after the other both count.
 */
@ApplicationScoped
class MergedTree {

    private static final String BASE = """
            select encode(r.tree, 'hex') from course c
            join release r on r.course_id = c.id and r.number = c.current_release
            where c.slug = ?
            """;

    private final DataSource database;
    private final SourceStore sources;

    MergedTree(DataSource database, SourceStore sources) {
        this.database = database;
        this.sources = sources;
    }

    /** The ingestion with the whole tree of its course; what stands against it goes to {@code diagnostics}. */
    QueuedIngestion of(QueuedIngestion ingestion, DiagnosticCollector diagnostics) throws SQLException {
        IngestionRequest request = ingestion.request();
        if (request.mode() == IngestionMode.REPLACE) {
            return ingestion;
        }
        StoredTree base = base(request.course(), diagnostics);
        if (!request.expected().isMetBy(base)) {
            diagnostics.add(request.expected().unmet());
        }
        StoredTree given = sources.tree(ingestion.tree());
        Map<String, StoredFile> files =
                new TreeMap<>(base.files().stream().collect(Collectors.toMap(StoredFile::path, Function.identity())));
        for (String removal : request.removals()) {
            if (!files.keySet().removeIf(path -> path.equals(removal) || path.startsWith(removal + "/"))) {
                diagnostics.add(Finding.warning(
                        Finding.REMOVAL_MISSING,
                        removal,
                        "There is no such file or folder to remove",
                        "Give the path from the course's root, as diagnostics and lessons have it"));
            }
        }
        given.files().forEach(file -> files.put(file.path(), file));
        return ingestion.with(sources.saveTree(new StoredTree(List.copyOf(files.values()), given.skipped())));
    }

    /** Of a course that does not exist yet, no file. */
    private StoredTree base(String course, DiagnosticCollector diagnostics) throws SQLException {
        StoredTree none = new StoredTree(List.of(), List.of());
        List<Optional<String>> current;
        try (Connection connection = database.getConnection()) {
            current = Sql.rows(connection, BASE, row -> Optional.ofNullable(row.getString(1)), course);
        }
        if (current.isEmpty()) {
            return none;
        }
        if (current.get(0).isEmpty()) {
            diagnostics.add(Finding.error(
                    Finding.MERGE_IMPOSSIBLE,
                    ".",
                    "The current release comes from a time when the files of a course were not kept",
                    "Push the whole course once, with mode=replace"));
            return none;
        }
        return sources.tree(current.get(0).get());
    }
}
