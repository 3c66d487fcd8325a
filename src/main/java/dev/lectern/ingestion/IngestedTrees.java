package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.markdown.Diagnostic;
import dev.lectern.source.SourceTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Gives an ingestion the tree that it is to read: what was pushed, or that merged into the tree of the release that is
 * current when its turn has come, so that of two merges, one after the other, both count.
 */
@ApplicationScoped
class IngestedTrees {

    private static final String CURRENT = """
            select r.tree from course c join release r on r.course_id = c.id and r.number = c.current_release
            where c.slug = ?
            """;

    private static final StoredTree NOTHING = new StoredTree(List.of(), List.of());

    private final DataSource database;
    private final SourceStore sources;

    IngestedTrees(DataSource database, SourceStore sources) {
        this.database = database;
        this.sources = sources;
    }

    IngestedTree of(QueuedIngestion ingestion) throws SQLException {
        if (ingestion.request().mode() == IngestionMode.REPLACE) {
            return new IngestedTree(ingestion.tree(), sources.read(ingestion.tree()), List.of());
        }
        List<Optional<String>> current = current(ingestion.request().course());
        if (current.stream().anyMatch(Optional::isEmpty)) {
            return new IngestedTree(
                    ingestion.tree(),
                    new SourceTree(List.of(), List.of()),
                    List.of(Finding.error(
                            Finding.MERGE_BASE_MISSING,
                            ".",
                            "The files that the current release was made from are not kept, so nothing can be merged into them",
                            "Push the whole course once with mode=replace")));
        }
        StoredTree base =
                current.isEmpty() ? NOTHING : sources.tree(current.get(0).orElseThrow());
        List<Diagnostic> findings = new ArrayList<>();
        StoredTree merged =
                new TreeMerge(base, ingestion.request().removals()).with(sources.tree(ingestion.tree()), findings);
        String digest = sources.saveTree(merged);
        return new IngestedTree(digest, sources.read(digest), findings);
    }

    /** The tree of the current release, where it is kept; none where there is no release. */
    private List<Optional<String>> current(String course) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Rows.of(
                    connection,
                    CURRENT,
                    row -> Optional.ofNullable(row.getBytes("tree")).map(Digests::hex),
                    course);
        }
    }
}
