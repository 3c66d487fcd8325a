package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.planning.Json;
import dev.lectern.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A tree of files that are kept.
 *
 * @param files in order of path
 * @param skipped what was not taken, and why
 */
record StoredTree(List<StoredFile> files, List<SourceTree.Skipped> skipped) {

    StoredTree {
        files = files.stream().sorted(Comparator.comparing(StoredFile::path)).toList();
        skipped = List.copyOf(skipped);
    }

    static StoredTree of(ResultSet row) throws SQLException {
        String[] paths = (String[]) row.getArray("paths").getArray();
        byte[][] digests = (byte[][]) row.getArray("digests").getArray();
        Long[] sizes = (Long[]) row.getArray("sizes").getArray();
        List<StoredFile> files = new ArrayList<>(paths.length);
        for (int i = 0; i < paths.length; i++) {
            files.add(new StoredFile(paths[i], Digests.hex(digests[i]), sizes[i]));
        }
        return new StoredTree(files, Json.list(row.getString("skipped"), SourceTree.Skipped.class));
    }

    /** SHA-256 over everything that it says. */
    byte[] digest() {
        StringBuilder all = new StringBuilder();
        files.forEach(file ->
                all.append(file.digest()).append(' ').append(file.path()).append('\0'));
        skipped.forEach(file ->
                all.append(file.reason()).append(' ').append(file.path()).append('\0'));
        return Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
