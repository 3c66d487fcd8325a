package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Html5Entities;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backslash escapes and character references. */
final class Escapes {

    // spec: Any ASCII punctuation character may be backslash-escaped. Decimal numeric character references consist of
    // &# + a string of 1–7 arabic digits + ;. Hexadecimal [ones] consist of &# + either X or x + a string of 1–6
    // hexadecimal digits + ;.
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(\\p{Punct})" + "|&(?:#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});");

    private Escapes() {}

    /** {@code raw} with the characters that its escapes and references stand for. */
    static String resolved(CharSequence raw) {
        String text = raw.toString();
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? Html5Entities.entityToString(match.group()) : match.group(1)));
    }
}
