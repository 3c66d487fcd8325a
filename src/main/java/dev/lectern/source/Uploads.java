package dev.lectern.source;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Takes what is uploaded onto the disk, where it stays no longer than it is needed. */
@ApplicationScoped
public class Uploads {

    private final UploadFolder folder;
    private final ArchiveSource archives;
    private final MemorySize maxSize;
    private final Semaphore parallel;

    Uploads(UploadFolder folder, ArchiveSource archives, UploadLimits limits) {
        this.folder = folder;
        this.archives = archives;
        this.maxSize = limits.maxSize();
        this.parallel = new Semaphore(limits.parallel(), true);
    }

    /**
     * Takes what {@code body} gives until its end.
     *
     * @param announced how many bytes the sender says there are; less than 0 where it does not say
     */
    public Upload take(InputStream body, long announced) throws IOException {
        long largest = maxSize.asLongValue();
        if (announced > largest) {
            throw tooLarge(largest);
        }
        Path place = folder.create();
        try {
            Path file = place.resolve("body");
            CountedStream counted = new CountedStream(body, new Limit(largest));
            Files.copy(counted, file);
            return new Upload(place, file, counted.count());
        } catch (IOException | RuntimeException e) {
            UploadFolder.remove(place);
            throw e;
        }
    }

    /** What is done with an upload; of these, only as many are done at once as the memory is meant for. */
    public interface Work<T> {
        T on(SourceTree tree) throws IOException;
    }

    /** Unpacks {@code upload}, and does {@code work} with the tree of files that was in it. */
    public <T> T unpack(Upload upload, ArchiveFormat format, Work<T> work) throws IOException, InterruptedException {
        parallel.acquire();
        try {
            return work.on(archives.read(upload.file(), format, upload.folder.resolve("unpacked")));
        } finally {
            parallel.release();
        }
    }

    private static ArchiveRefused tooLarge(long largest) {
        return new ArchiveRefused(
                ArchiveRefused.Reason.TOO_LARGE,
                "The body has more than %d bytes, which is the most that lectern.upload.max-size allows."
                        .formatted(largest));
    }

    /** What was uploaded; gone when it is closed. */
    public static final class Upload implements AutoCloseable {

        private final Path folder;
        private final Path file;
        private final long size;

        private Upload(Path folder, Path file, long size) {
            this.folder = folder;
            this.file = file;
            this.size = size;
        }

        public Path file() {
            return file;
        }

        /** In bytes. */
        public long size() {
            return size;
        }

        @Override
        public void close() {
            UploadFolder.remove(folder);
        }
    }

    private static final class Limit implements CountedStream.Counter {

        private final long largest;
        private long bytes;

        Limit(long largest) {
            this.largest = largest;
        }

        @Override
        public void add(long more) throws ArchiveRefused {
            bytes += more;
            if (bytes > largest) {
                throw tooLarge(largest);
            }
        }
    }
}
