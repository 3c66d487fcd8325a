package dev.lectern.source;

/** Counts what an archive turns out to hold, by what was really unpacked and not by what it says of itself. */
final class UnpackingBudget {

    /** So much is unpacked of any archive, however small it is: a few blank pages compress very well. */
    private static final long NO_BOMB = 16L * 1024 * 1024;

    private final UploadLimits limits;
    private final long largest;
    private final long largestForItsSize;
    private long bytes;
    private int entries;

    /** For an archive of {@code size} bytes. */
    UnpackingBudget(UploadLimits limits, long size) {
        this.limits = limits;
        this.largest = limits.maxUnpackedSize().asLongValue();
        this.largestForItsSize = Math.max(NO_BOMB, size * limits.maxRatio());
    }

    /** One more file or folder was found. */
    void entry() throws ArchiveRefused {
        entries(++entries);
    }

    /** The archive says that it has {@code count} entries. */
    void entries(long count) throws ArchiveRefused {
        if (count > limits.maxEntries()) {
            throw new ArchiveRefused(
                    ArchiveRefused.Reason.TOO_LARGE,
                    "The archive has more than %d files and folders, which is the most that lectern.upload.max-entries allows."
                            .formatted(limits.maxEntries()));
        }
    }

    /** {@code count} more bytes were unpacked. */
    void bytes(long count) throws ArchiveRefused {
        bytes += count;
        if (bytes > largest) {
            throw new ArchiveRefused(
                    ArchiveRefused.Reason.TOO_LARGE,
                    "The archive unpacks to more than %d bytes, which is the most that lectern.upload.max-unpacked-size allows."
                            .formatted(largest));
        }
        if (bytes > largestForItsSize) {
            throw new ArchiveRefused(
                    ArchiveRefused.Reason.TOO_LARGE,
                    "The archive unpacks to more than %d times its size, which is the most that lectern.upload.max-ratio allows."
                            .formatted(limits.maxRatio()));
        }
    }
}
