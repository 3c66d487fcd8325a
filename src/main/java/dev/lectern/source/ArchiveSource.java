package dev.lectern.source;

import com.github.luben.zstd.ZstdInputStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads the tree of files of an archive. Every byte of it is unpacked and counted before anything is made of any; archives
 * within it are files like others, once it is known that they are no bombs. Takes nothing whose name begins with a dot.
 */
@ApplicationScoped
public class ArchiveSource {

    private static final int BUFFER = 64 * 1024;

    private final SourceLimits limits;
    private final UploadLimits uploads;

    ArchiveSource(SourceLimits limits, UploadLimits uploads) {
        this.limits = limits;
        this.uploads = uploads;
    }

    /**
     * The tree of {@code archive}.
     *
     * @param store a file that does not exist yet, and must stay as long as the files of the tree are read
     */
    public SourceTree read(Path archive, ArchiveFormat format, Path store) throws IOException {
        UnpackingBudget budget = new UnpackingBudget(uploads, Files.size(archive));
        try (Unpacking unpacking = new Unpacking(limits, store)) {
            unpack(archive, format, unpacking, budget);
            NestedArchives nested = new NestedArchives(budget);
            for (SourceFile file : unpacking.archives()) {
                nested.count(new ByteArrayInputStream(file.read()));
            }
            SourceTree tree = unpacking.tree();
            if (tree.files().isEmpty() && tree.skipped().isEmpty()) {
                throw new ArchiveRefused(ArchiveRefused.Reason.MALFORMED, "The archive holds no file.");
            }
            return tree;
        } catch (ArchiveRefused | FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Whatever the bytes of an archive make a library stumble over is wrong with the archive. (For each empty
            // member of a gzip file, GZIPInputStream goes one call deeper.)
            throw new ArchiveRefused(
                    ArchiveRefused.Reason.MALFORMED, "The %s is damaged or cut off.".formatted(format.named()), e);
        }
    }

    private static void unpack(Path archive, ArchiveFormat format, Unpacking unpacking, UnpackingBudget budget)
            throws IOException {
        if (format == ArchiveFormat.ZIP) {
            ZipEntries.unpack(archive, unpacking, budget);
            return;
        }
        try (InputStream file = Files.newInputStream(archive);
                InputStream bytes = new BufferedInputStream(file, BUFFER);
                // Not with commons-compress, which holds the name in the header of a gzip file in memory, however long
                // it is.
                InputStream plain =
                        format == ArchiveFormat.TAR_GZ ? new GZIPInputStream(bytes) : new ZstdInputStream(bytes)) {
            TarEntries.unpack(plain, unpacking, budget);
        }
    }
}
