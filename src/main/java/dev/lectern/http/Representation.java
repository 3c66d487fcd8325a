package dev.lectern.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * An answer's body, rendered.
 *
 * @param mediaType its media type
 * @param bytes the body
 * @param gzip the same compressed; empty where that would not make it smaller
 * @param headers further headers, by name
 */
record Representation(String mediaType, byte[] bytes, byte[] gzip, Map<String, String> headers) {

    private static final int WORTH_COMPRESSING = 1_024;

    Representation {
        headers = new TreeMap<>(headers);
    }

    static Representation of(String mediaType, byte[] bytes, Map<String, String> headers) {
        byte[] gzip = bytes.length < WORTH_COMPRESSING ? new byte[0] : compress(bytes);
        return new Representation(mediaType, bytes, gzip.length < bytes.length ? gzip : new byte[0], headers);
    }

    int weight() {
        return bytes.length + gzip.length + 200;
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory took no bytes", e);
        }
        return out.toByteArray();
    }
}
