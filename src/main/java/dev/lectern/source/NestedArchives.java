package dev.lectern.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Counts what archives hold that lie in an archive. They stay files like others, but readers will download and unpack them:
 * one that turns out to be a bomb is as good as a bomb that was sent.
 */
final class NestedArchives {

    private static final int DEEPEST = 4;

    private final UnpackingBudget budget;

    NestedArchives(UnpackingBudget budget) {
        this.budget = budget;
    }

    /** Unpacks {@code bytes} as far as they are archives, and keeps nothing. Throws where that is more than is allowed. */
    void count(InputStream bytes) throws IOException {
        count(bytes, 0);
    }

    private void count(InputStream plain, int depth) throws IOException {
        PushbackInputStream bytes =
                new PushbackInputStream(new CountedStream(plain, budget::bytes), ArchiveFormat.KNOWN_AFTER);
        byte[] head = bytes.readNBytes(ArchiveFormat.KNOWN_AFTER);
        bytes.unread(head);
        Optional<ArchiveFormat> format = ArchiveFormat.of(head);
        if (format.isPresent()) {
            if (depth > DEEPEST) {
                throw new ArchiveRefused(
                        ArchiveRefused.Reason.UNSAFE,
                        "More than %d archives lie within one another.".formatted(DEEPEST));
            }
            unpack(bytes, format.get(), depth);
        }
        bytes.transferTo(OutputStream.nullOutputStream());
    }

    private void unpack(InputStream bytes, ArchiveFormat format, int depth) throws IOException {
        try {
            switch (format) {
                case ZIP -> unzip(new ZipInputStream(bytes), depth);
                case TAR_GZ -> count(new GZIPInputStream(bytes), depth + 1);
                case TAR_ZST -> count(new ZstdInputStream(bytes), depth + 1);
            }
        } catch (ArchiveRefused e) {
            throw e;
        } catch (StackOverflowError tooMany) {
            throw new ArchiveRefused(
                    ArchiveRefused.Reason.UNSAFE,
                    "An archive in the archive is of more parts than can be read.",
                    tooMany);
        } catch (IOException | RuntimeException notAnArchive) {
            // What begins like an archive and is none is a file that unpacks to nothing.
        }
    }

    private void unzip(ZipInputStream zip, int depth) throws IOException {
        while (zip.getNextEntry() != null) {
            budget.entry();
            count(zip, depth + 1);
        }
    }
}
