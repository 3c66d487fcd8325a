package dev.lectern.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the entries of an archive one by one, and writes the bytes of its files one after the other into a single file:
 * no name of the archive ever becomes a name on the disk.
 */
final class Unpacking implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final FileRules rules;
    private final int maxDepth;
    private final Path store;
    private final FileChannel channel;
    private final EntryNames names = new EntryNames();
    private final List<SourceFile> files = new ArrayList<>();
    private final List<SourceFile> archives = new ArrayList<>();
    private final Set<SourceTree.Skipped> skipped = new LinkedHashSet<>();
    private final byte[] buffer = new byte[BUFFER];
    private long end;

    /** {@code store} must not exist, and must stay as long as the files of the tree are read. */
    Unpacking(SourceLimits limits, Path store) throws IOException {
        this.rules = new FileRules(limits);
        this.maxDepth = limits.maxDepth();
        this.store = store;
        this.channel = FileChannel.open(store, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void folder(String name) throws ArchiveRefused {
        names.folder(name);
    }

    /** Takes a file with what {@code bytes} gives until its end. */
    void file(String name, InputStream bytes) throws IOException {
        String path = names.file(name);
        String[] segments = path.split("/");
        long limit = rules.maxSize(segments[segments.length - 1]);
        boolean kept = !isHidden(segments) && !isTooDeep(segments);
        MessageDigest digest = sha256();
        boolean archive = false;
        long size = 0;
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            archive |=
                    size == 0 && ArchiveFormat.of(Arrays.copyOf(buffer, read)).isPresent();
            size += read;
            if (kept && size <= limit) {
                write(read, end + size - read);
                digest.update(buffer, 0, read);
            }
        }
        if (kept && size > limit) {
            skipped.add(new SourceTree.Skipped(path, SourceTree.Reason.TOO_LARGE));
        } else if (kept) {
            SourceFile file = new UnpackedFile(path, size, HexFormat.of().formatHex(digest.digest()), store, end);
            files.add(file);
            if (archive) {
                archives.add(file);
            }
            end += size;
        }
    }

    /** Those of the files that begin as archives do. */
    List<SourceFile> archives() {
        return archives;
    }

    /** What was taken. */
    SourceTree tree() {
        return new SourceTree(files, List.copyOf(skipped));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(int length, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
        while (bytes.hasRemaining()) {
            channel.write(bytes, position + bytes.position());
        }
    }

    private static boolean isHidden(String[] segments) {
        return List.of(segments).stream().anyMatch(FileRules::isHidden);
    }

    private boolean isTooDeep(String[] segments) {
        if (segments.length - 1 <= maxDepth) {
            return false;
        }
        String folder = String.join("/", List.of(segments).subList(0, maxDepth + 1));
        skipped.add(new SourceTree.Skipped(folder, SourceTree.Reason.TOO_DEEP));
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", e);
        }
    }
}
