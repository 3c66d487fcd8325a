package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.planning.Json;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps what is ingested: files under their digests, and trees that name them. What is kept already is not written
 * again, so that a tree with one new file costs one file.
 */
@ApplicationScoped
public class SourceStore {

    /** Bytes of files that are looked up, and written, together. */
    private static final long SLICE = 8_000_000;

    /** Files that are looked up together. */
    private static final int SLICE_FILES = 500;

    private static final String SAVE_TREE = """
            insert into source_tree (digest, paths, digests, sizes, skipped, used_at) values (?, ?, ?, ?, ?::jsonb, ?)
            on conflict (digest) do update set used_at = excluded.used_at
            """;

    private static final String FILE = """
            select encode(t.digests[array_position(t.paths, ?)], 'hex')
            from release r join source_tree t on t.digest = r.tree
            where r.course_id = ? and r.number = ?
            """;

    private static final String TREE_OF_RELEASE = """
            select t.paths, t.digests, t.sizes, t.skipped from release r join source_tree t on t.digest = r.tree
            where r.course_id = ? and r.number = ?
            """;

    private static final String READ_TREE = "select paths, digests, sizes, skipped from source_tree where digest = ?";

    private final DataSource database;
    private final FileStore files;
    private final Clock clock;

    SourceStore(DataSource database, FileStore files, Clock clock) {
        this.database = database;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Keeps the files of {@code source}. One that can't be read is left out and said to be.
     *
     * @return the digest of the tree, in hexadecimal
     */
    String save(SourceTree source) throws SQLException {
        List<StoredFile> kept = new ArrayList<>();
        List<SourceTree.Skipped> skipped = new ArrayList<>(source.skipped());
        List<SourceFile> slice = new ArrayList<>();
        long size = 0;
        for (SourceFile file : source.files()) {
            slice.add(file);
            size += file.size();
            if (size > SLICE || slice.size() >= SLICE_FILES) {
                keep(slice, kept, skipped);
                slice.clear();
                size = 0;
            }
        }
        keep(slice, kept, skipped);
        return saveTree(new StoredTree(kept, skipped));
    }

    /**
     * The SHA-256 of the file at {@code path} in the tree that a release was made from, in hexadecimal; empty where there is
     * none, or the tree was not kept.
     */
    public Optional<String> file(UUID course, int release, String path) {
        return Transaction.of(
                        database,
                        "the files of a release can't be read",
                        connection -> Sql.row(
                                connection, FILE, row -> Optional.ofNullable(row.getString(1)), path, course, release))
                .flatMap(digest -> digest);
    }

    /** The tree that a release was made from, whose files are read when they are asked for; empty where it was not kept. */
    Optional<SourceTree> of(UUID course, int release) {
        return Transaction.of(
                        database,
                        "the files of a release can't be read",
                        connection -> Sql.row(connection, TREE_OF_RELEASE, StoredTree::of, course, release))
                .map(tree -> new StoredFiles(files, tree).source());
    }

    /** The tree with {@code digest}, whose files are read when they are asked for. */
    SourceTree read(String digest) throws SQLException {
        return new StoredFiles(files, tree(digest)).source();
    }

    /** What the tree with {@code digest} holds. */
    StoredTree tree(String digest) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.row(connection, READ_TREE, StoredTree::of, HexFormat.of().parseHex(digest))
                    .orElseThrow(() -> new IllegalStateException("the tree %s is not kept".formatted(digest)));
        }
    }

    /** Keeps a tree whose files are kept; gives its digest. */
    String saveTree(StoredTree tree) throws SQLException {
        byte[] digest = tree.digest();
        List<StoredFile> files = tree.files();
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    SAVE_TREE,
                    digest,
                    files.stream().map(StoredFile::path).toList(),
                    Sql.digests(
                            connection, files.stream().map(StoredFile::digest).toList()),
                    Sql.array(
                            connection,
                            "bigint",
                            files.stream().map(StoredFile::size).toList()),
                    Json.text(tree.skipped()),
                    clock.instant());
        }
        return Digests.hex(digest);
    }

    private void keep(List<SourceFile> slice, List<StoredFile> kept, List<SourceTree.Skipped> skipped)
            throws SQLException {
        Map<SourceFile, String> digests = new LinkedHashMap<>();
        for (SourceFile file : slice) {
            taken(file, skipped, file::digest).ifPresent(digest -> digests.put(file, digest));
        }
        Set<String> known = files.use(new HashSet<>(digests.values()));
        Map<String, byte[]> missing = new HashMap<>();
        digests.forEach((file, digest) -> {
            if (known.contains(digest)) {
                kept.add(new StoredFile(file.path(), digest, file.size()));
                return;
            }
            taken(file, skipped, file::read).ifPresent(bytes -> {
                // It may have changed meanwhile: what is kept is kept under its own digest.
                String own = Digests.hex(Digests.sha256(bytes));
                kept.add(new StoredFile(file.path(), own, bytes.length));
                missing.put(own, bytes);
            });
        });
        files.save(missing);
    }

    private static <T> Optional<T> taken(SourceFile file, List<SourceTree.Skipped> skipped, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException e) {
            skipped.add(new SourceTree.Skipped(file.path(), SourceTree.Reason.UNREADABLE));
            return Optional.empty();
        }
    }

    private interface Reading<T> {

        T read() throws IOException;
    }
}
