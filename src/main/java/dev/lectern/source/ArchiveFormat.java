package dev.lectern.source;

import java.util.Arrays;
import java.util.Optional;

/** The archives that can be read, and how their bytes begin. */
public enum ArchiveFormat {
    /** @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, section 4.3.6</a> */
    ZIP("zip archive"),
    /** @see <a href="https://www.rfc-editor.org/rfc/rfc1952#page-6">RFC 1952, section 2.3.1</a> */
    TAR_GZ("gzip file"),
    /** @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1">RFC 8878, section 3.1</a> */
    TAR_ZST("Zstandard file");

    /** How many bytes of a file it takes to know it. */
    public static final int KNOWN_AFTER = 4;

    private final String named;

    ArchiveFormat(String named) {
        this.named = named;
    }

    /** The format of what begins with {@code bytes}; empty when it is none of these. */
    public static Optional<ArchiveFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    /** For people to read, with no article. */
    public String named() {
        return named;
    }

    private boolean begins(byte[] bytes) {
        return switch (this) {
            // The first entry, or the end of an archive that has none.
            case ZIP -> startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 'P', 'K', 5, 6);
            case TAR_GZ -> startsWith(bytes, 0x1F, 0x8B, 8);
            case TAR_ZST -> startsWith(bytes, 0x28, 0xB5, 0x2F, 0xFD);
        };
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
