package dev.lectern.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Looks at the directory at the end of a zip archive before anything is made of it: whether it is whole, has as many entries
 * as it says, and no more than are taken. An entry costs memory as soon as it is read, so they are counted first.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, sections 4.3.12 to 4.3.16</a>
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_END_LENGTH = 56;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;

    /** "See the zip64 record": APPNOTE, section 4.4.1.4. */
    private static final long IN_ZIP64 = 0xFFFF_FFFFL;

    /** What an entry may take in the directory on average, in bytes. */
    private static final long ENTRY = 1_000;

    private final FileChannel file;
    private final long size;

    private ZipDirectory(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** Throws where the directory of {@code file} is not whole, or has more entries than the budget allows. */
    static void check(FileChannel file, UnpackingBudget budget) throws IOException {
        new ZipDirectory(file).check(budget);
    }

    static ArchiveRefused malformed(String why) {
        return new ArchiveRefused(ArchiveRefused.Reason.MALFORMED, "The zip archive %s.".formatted(why));
    }

    private void check(UnpackingBudget budget) throws IOException {
        long end = end();
        ByteBuffer record = bytes(end, END_LENGTH);
        long entries = record.getShort(10) & 0xFFFF;
        long length = record.getInt(12) & 0xFFFF_FFFFL;
        long start = record.getInt(16) & 0xFFFF_FFFFL;
        long after = end;
        if (entries == 0xFFFF || length == IN_ZIP64 || start == IN_ZIP64) {
            after = zip64(end);
            ByteBuffer zip64 = bytes(after, ZIP64_END_LENGTH);
            entries = zip64.getLong(32);
            length = zip64.getLong(40);
            start = zip64.getLong(48);
        }
        if (start < 0 || length < 0 || entries < 0 || start > after || length != after - start) {
            throw malformed("has a directory that is not where its end says");
        }
        budget.entries(entries);
        if (length > (entries + 1) * ENTRY) {
            throw malformed("has a directory of %d bytes for %d entries".formatted(length, entries));
        }
        if (count(start, after) != entries) {
            throw malformed("has another number of entries than it says");
        }
    }

    /** Where the record is that ends the archive. */
    private long end() throws IOException {
        long first = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
        ByteBuffer tail = bytes(first, (int) (size - first));
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                boolean last = at + END_LENGTH + (tail.getShort(at + 20) & 0xFFFF) == tail.limit();
                boolean whole = tail.getShort(at + 4) == 0 && tail.getShort(at + 8) == tail.getShort(at + 10);
                if (!last || !whole) {
                    break;
                }
                return first + at;
            }
        }
        throw malformed("is cut off: it has no directory at its end");
    }

    private long zip64(long end) throws IOException {
        ByteBuffer locator = bytes(end - ZIP64_LOCATOR_LENGTH, ZIP64_LOCATOR_LENGTH);
        long at = locator.getLong(8);
        if (locator.getInt(0) != ZIP64_LOCATOR
                || at != end - ZIP64_LOCATOR_LENGTH - ZIP64_END_LENGTH
                || bytes(at, ZIP64_END_LENGTH).getInt(0) != ZIP64_END) {
            throw malformed("has a directory that is not where its end says");
        }
        return at;
    }

    private long count(long start, long after) throws IOException {
        ByteBuffer directory = bytes(start, Math.toIntExact(after - start));
        int at = 0;
        long entries = 0;
        while (at < directory.limit()) {
            if (directory.limit() - at < HEADER_LENGTH || directory.getInt(at) != HEADER) {
                throw malformed("has a damaged directory");
            }
            at += HEADER_LENGTH
                    + (directory.getShort(at + 28) & 0xFFFF)
                    + (directory.getShort(at + 30) & 0xFFFF)
                    + (directory.getShort(at + 32) & 0xFFFF);
            entries++;
        }
        if (at > directory.limit()) {
            throw malformed("has a damaged directory");
        }
        return entries;
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        if (position < 0 || position > size - length) {
            throw malformed("is cut off");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the upload ends before its size");
            }
        }
        return bytes.flip();
    }
}
