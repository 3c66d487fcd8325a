package dev.lectern.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of something that has bytes.
 *
 * @param start offset of the first byte, from 0
 * @param length bytes in it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14, Range Requests</a>
 */
public record ByteRange(long start, long length) {

    private static final Pattern SINGLE = Pattern.compile("(?i)bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*");

    public ByteRange {
        if (start < 0 || length < 0) {
            throw new IllegalArgumentException("not a range: %d bytes from %d".formatted(length, start));
        }
    }

    /**
     * The part of {@code size} bytes that the header {@code Range} asks for. Empty for the whole: where it asks for
     * several parts, is in another unit, or can't be understood. The range has no length where it lies outside.
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher single = SINGLE.matcher(header);
        if (!single.matches()) {
            return Optional.empty();
        }
        String first = single.group(1);
        String last = single.group(2);
        if (first.isEmpty()) {
            // a suffix: so many bytes from the end
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), size));
        }
        long start = Long.parseLong(first);
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < start) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(Math.min(start, size), Math.max(0, end - start + 1)));
    }

    private static ByteRange suffix(long length, long size) {
        long some = Math.min(length, size);
        return new ByteRange(size - some, some);
    }

    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(start, start + length - 1, size);
    }
}
