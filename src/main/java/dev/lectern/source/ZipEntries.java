package dev.lectern.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a zip archive by its directory; refuses entries that are no files and no folders, or lie over one another. */
final class ZipEntries {

    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    /** The least that stands before the bytes of an entry: its local header (APPNOTE, section 4.3.7). */
    private static final int LOCAL_HEADER = 30;

    /** The kind of a file in the mode that Unix gives it: {@code S_IFMT}, {@code S_IFREG}, {@code S_IFDIR}. */
    private static final int KIND = 0170000;

    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;

    private ZipEntries() {}

    static void unpack(Path archive, Unpacking unpacking, UnpackingBudget budget) throws IOException {
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.READ)) {
            ZipDirectory.check(channel, budget);
            try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
                List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
                long free = 0;
                for (ZipArchiveEntry entry : entries) {
                    check(entry, zip);
                    if (entry.getDataOffset() < free + LOCAL_HEADER) {
                        throw EntryPath.unsafe(entry.getName(), "lies over another one");
                    }
                    free = entry.getDataOffset() + entry.getCompressedSize();
                    budget.entry();
                    unpack(entry, zip, unpacking, budget);
                }
            }
        }
    }

    private static void check(ZipArchiveEntry entry, ZipFile zip) throws ArchiveRefused {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw ZipDirectory.malformed("is encrypted, and can't be read");
        }
        if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
            throw ZipDirectory.malformed(
                    "compresses '%s' in a way that is not read here; stored and deflated entries are"
                            .formatted(EntryPath.shown(entry.getName())));
        }
        int kind = entry.getUnixMode() & KIND;
        if (entry.isUnixSymlink() || (kind != 0 && kind != FILE && kind != FOLDER)) {
            throw EntryPath.unsafe(entry.getName(), "is a link or a device; only files and folders are taken");
        }
    }

    private static void unpack(ZipArchiveEntry entry, ZipFile zip, Unpacking unpacking, UnpackingBudget budget)
            throws IOException {
        if (entry.isDirectory()) {
            unpacking.folder(entry.getName());
            return;
        }
        CRC32 sum = new CRC32();
        try (InputStream inflated = zip.getInputStream(entry);
                CountedStream counted = new CountedStream(inflated, budget::bytes)) {
            unpacking.file(entry.getName(), new CheckedInputStream(counted, sum));
            if (counted.count() != entry.getSize() || sum.getValue() != entry.getCrc()) {
                throw ZipDirectory.malformed(
                        "is damaged: '%s' is not what its sum says".formatted(EntryPath.shown(entry.getName())));
            }
        }
    }
}
