package dev.lectern.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run PostgreSQL over a folder, held by one process at a time.
 *
 * <p>The operating system holds the lock, not the file, so that it ends with the process however that ends.
 */
final class FolderLock implements AutoCloseable {

    /** Locked far behind the text, which stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    /** Closing any channel of a locked file lets go of the lock, so this process opens each file once. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final Object key;

    private FolderLock(Path file, FileChannel channel, Object key) {
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /** Takes the lock of {@code folder}, or says which process has it. */
    static FolderLock acquire(PostgresFolder folder) throws EmbeddedPostgresException {
        Path file = folder.lock();
        if (!HELD.add(file)) {
            throw heldBy(thisProcess(), folder);
        }
        try {
            FolderLock lock = new FolderLock(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    key(file));
            if (lock.channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                String owner = lock.text();
                lock.close();
                throw heldBy(owner, folder);
            }
            lock.write(thisProcess());
            return lock;
        } catch (IOException e) {
            HELD.remove(file);
            throw new EmbeddedPostgresException("%s cannot be locked: %s".formatted(file, e), e);
        }
    }

    /** Whether the folder has the file that is locked: with one that was removed and made anew, others can lock it too. */
    boolean holds() {
        try {
            return Objects.equals(key, key(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives the folder free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }

    /** Tells a file from another one in its place; null, where the system has nothing that would, nor lets open files go. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static String thisProcess() {
        return String.valueOf(ProcessHandle.current().pid());
    }

    private static EmbeddedPostgresException heldBy(String process, PostgresFolder folder) {
        return new EmbeddedPostgresException(
                "the PostgreSQL folder %s is in use by %s; stop that one, or set LECTERN_POSTGRES_DIRECTORY to another folder"
                        .formatted(folder, process.isEmpty() ? "another process" : "process " + process));
    }

    private void write(String process) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(process), 0);
    }

    private String text() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    }
}
