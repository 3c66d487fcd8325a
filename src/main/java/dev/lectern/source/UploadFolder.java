package dev.lectern.source;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where uploads lie until they are stored: a folder of this process alone, which it keeps locked as long as it lives.
 * What a process left behind that was killed is removed by the next one, since its folder is not locked any more.
 */
@ApplicationScoped
class UploadFolder {

    private static final String NAME = "lectern-uploads";
    private static final String LOCK = "lock";

    private final Path parent;
    private Path folder;
    private FileChannel lock;

    UploadFolder(UploadLimits limits) {
        this.parent = Path.of(limits.directory().orElse(System.getProperty("java.io.tmpdir")))
                .resolve(NAME);
    }

    void removeAbandoned(@Observes StartupEvent start) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(UploadFolder::isAbandoned).forEach(UploadFolder::remove);
        } catch (IOException e) {
            Log.warnf(e, "Uploads that were left behind in %s could not be removed", parent);
        }
    }

    /** A folder for one upload. */
    Path create() throws IOException {
        return Files.createDirectory(own().resolve(UUID.randomUUID().toString()));
    }

    /** Removes a folder with all that is in it; what can't be removed is logged, and left to the next process. */
    static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> inner = paths.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : inner) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            Log.warnf(e, "The upload in %s could not be removed", folder);
        }
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (folder != null) {
            lock.close();
            remove(folder);
        }
    }

    private synchronized Path own() throws IOException {
        if (folder == null) {
            Path made = Files.createDirectories(parent.resolve(UUID.randomUUID().toString()));
            lock = FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            folder = made;
        }
        return folder;
    }

    private static boolean isAbandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        } catch (IOException notYetLocked) {
            // One that another process is making at the moment has no lock yet.
            return false;
        }
    }
}
