package dev.lectern.markdown;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The characters of a file, with LF as the only line ending and without byte order mark and NUL. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private final int[] lineStarts;

    /** Text that has been decoded before. */
    SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /**
     * Decodes {@code bytes}.
     *
     * @return null after telling {@code diagnostics} why, when they are no UTF-8
     */
    static SourceText decode(byte[] bytes, List<Diagnostic> diagnostics) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        out.flip();
        int start = !out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        SourceText source = new SourceText(
                withLineFeeds(out.subSequence(start, out.length()).toString()));
        if (result.isError()) {
            diagnostics.add(source.notUtf8(bytes, in.position()));
            return null;
        }
        return source.text.indexOf(NUL) < 0 ? source : source.withoutNul(diagnostics);
    }

    /** These characters, which should be text of a file decoded before. */
    static SourceText of(String text) {
        return new SourceText(text);
    }

    private static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private Diagnostic notUtf8(byte[] bytes, int offset) {
        int line = line(text.length());
        int column = text.length() - lineStarts[line - 1] + 1;
        String message = "The byte 0x%02X at offset %d is not valid UTF-8".formatted(bytes[offset], offset);
        boolean utf16 = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        String hint = utf16 ? "The file looks like UTF-16; save it as UTF-8" : "Save the file with the encoding UTF-8";
        return Diagnostics.error(Diagnostics.NOT_UTF_8, line, column, message, hint);
    }

    private SourceText withoutNul(List<Diagnostic> diagnostics) {
        int first = text.indexOf(NUL);
        long count = text.chars().filter(c -> c == NUL).count();
        int line = line(first);
        diagnostics.add(Diagnostics.warning(
                Diagnostics.NUL_CHARACTER,
                line,
                first - lineStarts[line - 1] + 1,
                "The file holds %d NUL character%s (U+0000), replaced by U+FFFD"
                        .formatted(count, count == 1 ? "" : "s"),
                "Remove it; text files hold none"));
        return new SourceText(text.replace(NUL, REPLACEMENT));
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = end + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /** {@code text} with U+FFFD for what PostgreSQL can't hold: NUL and halves of surrogate pairs. */
    static String storable(String text) {
        boolean clean = true;
        for (int i = 0; i < text.length() && clean; i++) {
            char c = text.charAt(i);
            clean = c != NUL && !Character.isSurrogate(c);
        }
        if (clean) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == NUL || isLoneSurrogate(c) ? REPLACEMENT : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    String text() {
        return text;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** How many lines there are; a final line ending adds none. */
    int lines() {
        boolean ended = lineStarts[lineStarts.length - 1] == text.length();
        return ended ? lineStarts.length - 1 : lineStarts.length;
    }

    /** 1-based number of the line that holds {@code offset}. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Offset of the first character of a 1-based line; the text's length for the line after the last. */
    int start(int line) {
        return line > lineStarts.length ? text.length() : lineStarts[line - 1];
    }

    /** The characters of a 1-based line without its ending. */
    String lineText(int line) {
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return text.substring(lineStarts[line - 1], end);
    }

    /** The lines {@code first} to {@code last}, 1-based, with their endings; empty when {@code last} comes before. */
    String lines(int first, int last) {
        return last < first ? "" : text.substring(start(first), start(last + 1));
    }
}
