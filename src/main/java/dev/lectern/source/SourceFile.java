package dev.lectern.source;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of a source. */
public interface SourceFile {

    /** Path from the course's root, {@code /} between segments, without a leading one. */
    String path();

    /** How many bytes it had when it was found. */
    long size();

    /** All bytes. Throws when the file can't be read. */
    byte[] read() throws IOException;

    /** SHA-256 of all bytes, in lower-case hexadecimal. Throws when the file can't be read. */
    default String digest() throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(read()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", e);
        }
    }
}
