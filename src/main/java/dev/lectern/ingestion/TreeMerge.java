package dev.lectern.ingestion;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts files into a tree.
 *
 * @param base the tree as it is
 * @param removals paths to take out of it first, files or folders
 */
record TreeMerge(StoredTree base, List<String> removals) {

    TreeMerge {
        removals = List.copyOf(removals);
    }

    /** The tree with {@code given} in it; a removal that names nothing is told to {@code findings}. */
    StoredTree with(StoredTree given, List<Diagnostic> findings) {
        Map<String, StoredFile> files = new TreeMap<>();
        Map<String, SourceTree.Skipped> skipped = new TreeMap<>();
        base.files().forEach(file -> files.put(file.path(), file));
        base.skipped().forEach(file -> skipped.put(file.path(), file));
        for (String removal : removals) {
            boolean found = files.keySet().removeIf(path -> isIn(path, removal));
            if (!(skipped.keySet().removeIf(path -> isIn(path, removal)) || found)) {
                findings.add(Finding.warning(
                        Finding.REMOVAL_UNKNOWN,
                        removal,
                        "It is to be removed, and the course has no such file or folder",
                        "Correct the path, or leave it out"));
            }
        }
        given.files().forEach(file -> {
            files.put(file.path(), file);
            skipped.remove(file.path());
        });
        given.skipped().forEach(file -> {
            skipped.put(file.path(), file);
            files.remove(file.path());
        });
        return new StoredTree(new ArrayList<>(files.values()), new ArrayList<>(skipped.values()));
    }

    private static boolean isIn(String path, String removal) {
        return removal.isEmpty() || path.equals(removal) || path.startsWith(removal + "/");
    }
}
