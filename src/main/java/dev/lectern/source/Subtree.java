package dev.lectern.source;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder of a tree as a tree of its own. */
public final class Subtree {

    private Subtree() {}

    /** What lies in {@code folder}, {@code /} between segments; all of {@code tree} where it is empty. */
    public static SourceTree of(SourceTree tree, String folder) {
        if (folder.isEmpty()) {
            return tree;
        }
        String prefix = folder + "/";
        List<SourceFile> files = tree.files().stream()
                .filter(file -> file.path().startsWith(prefix))
                .<SourceFile>map(file -> new Moved(file, file.path().substring(prefix.length())))
                .toList();
        List<SourceTree.Skipped> skipped = tree.skipped().stream()
                .filter(file -> file.path().startsWith(prefix))
                .map(file -> new SourceTree.Skipped(file.path().substring(prefix.length()), file.reason()))
                .toList();
        return new SourceTree(files, skipped);
    }

    /** The tree without the one folder that everything lies in, as archives of repositories have it; as it is where there is none. */
    public static SourceTree withoutTopFolder(SourceTree tree) {
        Set<String> tops = tree.files().stream()
                .map(file -> file.path().contains("/")
                        ? file.path().substring(0, file.path().indexOf('/'))
                        : "")
                .collect(Collectors.toSet());
        return tops.size() == 1 ? of(tree, tops.iterator().next()) : tree;
    }

    private record Moved(SourceFile file, String path) implements SourceFile {

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public byte[] read() throws IOException {
            return file.read();
        }

        @Override
        public String digest() throws IOException {
            return file.digest();
        }
    }
}
