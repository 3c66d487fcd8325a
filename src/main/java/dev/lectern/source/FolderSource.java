package dev.lectern.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the tree of files of a folder. Follows no links, and takes nothing whose name begins with a dot. */
@ApplicationScoped
public class FolderSource {

    private static final Set<FileVisitOption> NO_LINKS = EnumSet.noneOf(FileVisitOption.class);

    private final SourceLimits limits;
    private final FileRules rules;

    public FolderSource(SourceLimits limits) {
        this.limits = limits;
        this.rules = new FileRules(limits);
    }

    /** The tree below {@code folder}. Throws when the folder itself can't be listed. */
    public SourceTree read(Path folder) throws IOException {
        Walk walk = new Walk(folder, rules);
        Files.walkFileTree(folder, NO_LINKS, limits.maxDepth() + 1, walk);
        return new SourceTree(walk.files, walk.skipped);
    }

    private record FileOfFolder(String path, Path root, Path location, long size, long limit) implements SourceFile {

        @Override
        public byte[] read() throws IOException {
            // A link or a pipe may have taken its place, or that of a folder on the way to it, since it was listed.
            if (!Files.isRegularFile(location, LinkOption.NOFOLLOW_LINKS)
                    || !location.toRealPath().startsWith(root.toRealPath())) {
                throw new IOException("no file of the course any more");
            }
            try (var in = Files.newInputStream(location, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
                if (bytes.length > limit) {
                    throw new IOException("grew beyond %d bytes while it was read".formatted(limit));
                }
                return bytes;
            }
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final List<SourceFile> files = new ArrayList<>();
        private final List<SourceTree.Skipped> skipped = new ArrayList<>();
        private final Path root;
        private final FileRules rules;

        Walk(Path root, FileRules rules) {
            this.root = root;
            this.rules = rules;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!folder.equals(root) && isUnsafe(folder)) {
                skip(folder, SourceTree.Reason.UNSAFE_NAME);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            long limit = rules.maxSize(file.getFileName().toString());
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (!file.equals(root) && isUnsafe(file)) {
                skip(file, SourceTree.Reason.UNSAFE_NAME);
            } else if (attributes.isSymbolicLink()) {
                skip(file, SourceTree.Reason.SYMBOLIC_LINK);
            } else if (attributes.isDirectory()) {
                skip(file, SourceTree.Reason.TOO_DEEP);
            } else if (!attributes.isRegularFile()) {
                skip(file, SourceTree.Reason.SPECIAL_FILE);
            } else if (attributes.size() > limit) {
                skip(file, SourceTree.Reason.TOO_LARGE);
            } else {
                files.add(new FileOfFolder(pathOf(file), root, file, attributes.size(), limit));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            skip(file, SourceTree.Reason.UNREADABLE);
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return !path.equals(root) && FileRules.isHidden(path.getFileName().toString());
        }

        private static boolean isUnsafe(Path path) {
            return FileRules.isUnsafe(path.getFileName().toString());
        }

        private void skip(Path path, SourceTree.Reason reason) {
            skipped.add(new SourceTree.Skipped(path.equals(root) ? "." : FileRules.shown(pathOf(path)), reason));
        }

        private String pathOf(Path path) {
            return StreamSupport.stream(root.relativize(path).spliterator(), false)
                    .map(Path::toString)
                    .collect(Collectors.joining("/"));
        }
    }
}
