package dev.lectern.markdown;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of addresses (RFC 3986, section 2.1). */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** {@code text} without percent-encoding, read as UTF-8; what is none is left as it is. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int value = text.charAt(i) == '%' ? octet(text, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 3;
                continue;
            }
            decoded.append(bytes.toString(StandardCharsets.UTF_8)).append(text.charAt(i));
            bytes.reset();
            i++;
        }
        return decoded.append(bytes.toString(StandardCharsets.UTF_8)).toString();
    }

    private static int octet(String text, int start) {
        if (start + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(start), 16);
        int low = Character.digit(text.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
