package dev.lectern.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** A bare repository on the disk, where the settings of tests allow one. */
public final class TestRepository {

    /** Where all of them are. */
    public static final Path PLACE = Path.of(System.getProperty("java.io.tmpdir"), "lectern-git");

    private final Path folder;
    private final Repository repository;
    private final Map<String, DirCacheEntry> files = new TreeMap<>();

    private TestRepository(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    public static TestRepository create() {
        try {
            Path all = Files.createDirectories(PLACE);
            Path folder = Files.createTempDirectory(all, "courses");
            Repository repository = Git.init()
                    .setBare(true)
                    .setInitialBranch("main")
                    .setDirectory(folder.toFile())
                    .call()
                    .getRepository();
            return new TestRepository(folder, repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return "file://" + folder;
    }

    Repository repository() {
        return repository;
    }

    public TestRepository file(String path, String text) {
        return entry(path, FileMode.REGULAR_FILE, text);
    }

    TestRepository link(String path, String target) {
        return entry(path, FileMode.SYMLINK, target);
    }

    TestRepository submodule(String path) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(FileMode.GITLINK);
        entry.setObjectId(ObjectId.fromString("5f1d3c9a8b7e6f5d4c3b2a1908f7e6d5c4b3a291"));
        files.put(path, entry);
        return this;
    }

    /** Commits all files to {@code ref}, and gives the id of the commit. */
    public String commit(String ref, String message) {
        try (ObjectInserter objects = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            files.values().forEach(builder::add);
            builder.finish();
            return commit(objects, index.writeTree(objects), ref, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String commit(ObjectInserter objects, ObjectId tree, String ref, String message) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setMessage(message);
        PersonIdent author = new PersonIdent("Author", "author@example.org");
        commit.setAuthor(author);
        commit.setCommitter(author);
        ObjectId before = repository.resolve(ref);
        if (before != null) {
            commit.setParentId(before);
        }
        ObjectId id = objects.insert(commit);
        objects.flush();
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(id);
        update.forceUpdate();
        return id.name();
    }

    private TestRepository entry(String path, FileMode mode, String text) {
        try (ObjectInserter objects = repository.newObjectInserter()) {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(mode);
            entry.setObjectId(objects.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
            objects.flush();
            files.put(path, entry);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
