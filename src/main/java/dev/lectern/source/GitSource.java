package dev.lectern.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Reads the tree of files of a commit, straight from the objects of its repository: nothing is checked out, so there are no
 * filters, no hooks and no links to follow. Takes what {@link FolderSource} takes of a folder.
 */
@ApplicationScoped
public class GitSource {

    private static final int LARGEST_TREE = 16 * 1024 * 1024;

    private final SourceLimits limits;
    private final FileRules rules;

    GitSource(SourceLimits limits) {
        this.limits = limits;
        this.rules = new FileRules(limits);
    }

    /**
     * The tree below {@code folder} of {@code commit}; its files can be read as long as {@code repository} is open.
     *
     * @param folder path in the commit, {@code /} between segments; empty for all of it
     * @param budget what the tree may hold at most. Few objects can name each other many times: what counts is what they
     *     come to, and not what was transferred
     * @throws SourceRefusedException when there is no such folder, or it holds more than {@code budget}
     */
    public SourceTree read(Repository repository, ObjectId commit, String folder, GitBudget budget)
            throws IOException, SourceRefusedException {
        try (ObjectReader objects = repository.newObjectReader();
                RevWalk commits = new RevWalk(objects)) {
            Walk walk = new Walk(repository, objects, budget);
            walk.walk(folder(objects, commits.parseCommit(commit).getTree(), commit, folder), "", 0);
            return new SourceTree(walk.files, walk.skipped);
        }
    }

    private static ObjectId folder(ObjectReader objects, ObjectId root, ObjectId commit, String folder)
            throws IOException, SourceRefusedException {
        if (folder.isEmpty()) {
            return root;
        }
        try (TreeWalk found = TreeWalk.forPath(objects, folder, root)) {
            if (found == null || found.getFileMode(0) != FileMode.TREE) {
                throw new SourceRefusedException("Commit %s has no folder '%s'.".formatted(commit.name(), folder));
            }
            return found.getObjectId(0);
        }
    }

    private record FileOfCommit(String path, Repository repository, ObjectId blob, long size) implements SourceFile {

        @Override
        public byte[] read() throws IOException {
            try (ObjectReader objects = repository.newObjectReader()) {
                return objects.open(blob, Constants.OBJ_BLOB)
                        .getCachedBytes((int) Math.min(size, Integer.MAX_VALUE - 8));
            }
        }
    }

    private final class Walk {

        private final ObjectChecker checker = new ObjectChecker().setAllowLeadingZeroFileMode(true);
        private final List<SourceFile> files = new ArrayList<>();
        private final List<SourceTree.Skipped> skipped = new ArrayList<>();
        private final Repository repository;
        private final ObjectReader objects;
        private final GitBudget budget;
        private long entries;
        private long bytes;

        Walk(Repository repository, ObjectReader objects, GitBudget budget) {
            this.repository = repository;
            this.objects = objects;
            this.budget = budget;
        }

        /** Depth is limited by {@link SourceLimits#maxDepth}, and so is the recursion. */
        void walk(ObjectId tree, String prefix, int depth) throws IOException, SourceRefusedException {
            check(tree);
            try (TreeWalk children = new TreeWalk(objects)) {
                children.addTree(tree);
                while (children.next()) {
                    count();
                    take(children, prefix, depth);
                }
            }
        }

        /** Git itself makes no tree with a name that is there twice, or that is none, but whoever makes objects by hand can. */
        private void check(ObjectId tree) throws IOException, SourceRefusedException {
            long size = objects.getObjectSize(tree, Constants.OBJ_TREE);
            if (size > LARGEST_TREE) {
                throw new SourceRefusedException(
                        "The tree %s has %d bytes; at most %d are read.".formatted(tree.name(), size, LARGEST_TREE));
            }
            try {
                checker.checkTree(tree, objects.open(tree, Constants.OBJ_TREE).getCachedBytes(LARGEST_TREE));
            } catch (CorruptObjectException e) {
                throw new SourceRefusedException(
                        "The tree %s is malformed: %s.".formatted(tree.name(), e.getMessage()));
            }
        }

        private void take(TreeWalk child, String prefix, int depth) throws IOException, SourceRefusedException {
            String name = child.getNameString();
            String path = prefix + name;
            FileMode mode = child.getFileMode(0);
            if (FileRules.isHidden(name)) {
                return;
            }
            // A backslash stands between folders where Windows is.
            if (FileRules.isUnsafe(name) || name.indexOf('\\') >= 0) {
                skip(path, SourceTree.Reason.UNSAFE_NAME);
            } else if (mode == FileMode.SYMLINK) {
                skip(path, SourceTree.Reason.SYMBOLIC_LINK);
            } else if (mode == FileMode.TREE && depth >= limits.maxDepth()) {
                skip(path, SourceTree.Reason.TOO_DEEP);
            } else if (mode == FileMode.TREE) {
                walk(child.getObjectId(0), path + "/", depth + 1);
            } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
                takeFile(name, path, child.getObjectId(0));
            } else {
                skip(path, SourceTree.Reason.SPECIAL_FILE);
            }
        }

        private void takeFile(String name, String path, ObjectId blob) throws IOException, SourceRefusedException {
            long size = objects.getObjectSize(blob, Constants.OBJ_BLOB);
            if (size > rules.maxSize(name)) {
                skip(path, SourceTree.Reason.TOO_LARGE);
                return;
            }
            bytes += size;
            if (bytes > budget.bytes()) {
                throw new SourceRefusedException(
                        "The files have more than %d bytes together; that is the limit.".formatted(budget.bytes()));
            }
            files.add(new FileOfCommit(path, repository, blob, size));
        }

        private void count() throws SourceRefusedException {
            entries++;
            if (entries > budget.entries()) {
                throw new SourceRefusedException(
                        "The tree has more than %d files and folders; that is the limit.".formatted(budget.entries()));
            }
        }

        private void skip(String path, SourceTree.Reason reason) {
            skipped.add(new SourceTree.Skipped(FileRules.shown(path), reason));
        }
    }
}
