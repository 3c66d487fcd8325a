package dev.lectern.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads a tar archive from its beginning to its end; refuses entries that are no files and no folders. */
final class TarEntries {

    private static final Set<Byte> FILES =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG);

    /**
     * What may stand before the bytes of an entry: its header, long names and PAX records, which are held in memory; and what
     * fills up the block of the entry before.
     */
    private static final int LONGEST_HEADER = 64 * 1024;

    private final UnpackingBudget budget;

    /** Bytes of headers that may still come; less than 0 while those of a file are read. */
    private long header = LONGEST_HEADER;

    private TarEntries(UnpackingBudget budget) {
        this.budget = budget;
    }

    /** Unpacks what {@code plain} gives, an archive that is no longer compressed. */
    static void unpack(InputStream plain, Unpacking unpacking, UnpackingBudget budget) throws IOException {
        new TarEntries(budget).unpack(plain, unpacking);
    }

    private void unpack(InputStream plain, Unpacking unpacking) throws IOException {
        try (CountedStream counted = new CountedStream(plain, this::count);
                TarArchiveInputStream tar = new TarArchiveInputStream(counted, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                budget.entry();
                header = -1;
                if (entry.isDirectory() && !entry.isSymbolicLink() && !entry.isLink()) {
                    unpacking.folder(entry.getName());
                } else if (FILES.contains(entry.getLinkFlag()) && !entry.isSparse()) {
                    unpacking.file(entry.getName(), tar);
                } else {
                    throw EntryPath.unsafe(
                            entry.getName(), "is a link, a device or a sparse file; only files and folders are taken");
                }
            }
            header = -1;
            // To the end, where the sum of what is compressed stands.
            byte[] rest = new byte[8_192];
            while (counted.read(rest) >= 0) {}
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        header = LONGEST_HEADER;
        return tar.getNextEntry();
    }

    private void count(long bytes) throws ArchiveRefused {
        budget.bytes(bytes);
        if (header >= 0) {
            header -= bytes;
            if (header < 0) {
                throw new ArchiveRefused(
                        ArchiveRefused.Reason.UNSAFE,
                        "An entry of the archive has more than %d bytes of headers.".formatted(LONGEST_HEADER));
            }
        }
    }
}
