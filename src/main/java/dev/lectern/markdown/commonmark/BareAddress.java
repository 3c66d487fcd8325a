package dev.lectern.markdown.commonmark;

import java.util.ArrayList;
import java.util.List;

/**
 * A web or mail address that is a link though nothing marks it as one.
 *
 * @param start index of its first character
 * @param end index after its last character
 * @param url the address with its scheme
 */
public record BareAddress(int start, int end, String url) {

    private static final int NONE = -1;
    private static final String WWW = "www.";
    private static final List<String> PREFIXES = List.of("https://", "http://", "ftp://", WWW);
    private static final int MAX_DOMAIN = 253;

    /** The addresses in {@code text}, which holds no markup, in their order. */
    public static List<BareAddress> in(String text) {
        List<BareAddress> found = new ArrayList<>();
        int after = 0;
        int i = 0;
        while (i < text.length()) {
            BareAddress address = text.charAt(i) == '@' ? mail(text, after, i) : web(text, i);
            if (address == null) {
                i++;
            } else {
                found.add(address);
                after = address.end();
                i = after;
            }
        }
        return found;
    }

    /** Index after the web address at {@code start}, or {@code start} when there is none. */
    static int webEnd(CharSequence text, int start) {
        if ("hHfFw".indexOf(text.charAt(start)) < 0 || start > 0 && !mayPrecede(text.charAt(start - 1))) {
            return start;
        }
        int end = domainEnd(text, domainStart(text, start));
        return end == NONE ? start : BareAddressEnd.of(text, start, end);
    }

    private static BareAddress web(String text, int start) {
        int end = webEnd(text, start);
        if (end == start) {
            return null;
        }
        String shown = text.substring(start, end);
        // GFM spec: The scheme http will be inserted automatically.
        return new BareAddress(start, end, shown.startsWith(WWW) ? "http://" + shown : shown);
    }

    // GFM spec: recognized autolinks can only come at the beginning of a line, after whitespace, or any of the
    // delimiting characters *, _, ~, and (. GitHub takes them after other punctuation too, such as quotes, and after
    // letters of scripts that need no spaces. What follows < was meant to be marked.
    private static boolean mayPrecede(char before) {
        return before != '<' && !isLetterOrDigit(before);
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || isLetter(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    // GFM spec: An extended www autolink will be recognized when the text www. is found followed by a valid domain. An
    // extended url autolink will be recognised when one of the schemes http://, https://, or ftp://, [is] followed by a
    // valid domain. GitHub takes one without a period there: http://localhost:8080.
    private static int domainStart(CharSequence text, int start) {
        for (String prefix : PREFIXES) {
            if (startsWith(prefix, text, start)) {
                return start + prefix.length();
            }
        }
        return NONE;
    }

    private static boolean startsWith(String prefix, CharSequence text, int start) {
        int matched = 0;
        while (matched < prefix.length()
                && start + matched < text.length()
                && Character.toLowerCase(text.charAt(start + matched)) == prefix.charAt(matched)) {
            matched++;
        }
        return matched == prefix.length();
    }

    // GFM spec: A valid domain consists of segments of alphanumeric characters, underscores (_) and hyphens (-)
    // separated by periods (.). No underscores may be present in the last two segments of the domain.
    private static int domainEnd(CharSequence text, int start) {
        if (start == NONE || start == text.length() || "._-".indexOf(text.charAt(start)) >= 0) {
            return NONE;
        }
        int lastSegments = start;
        int lastSegment = start;
        int end = start;
        while (end < text.length() && end - start <= MAX_DOMAIN && isDomainCharacter(text.charAt(end))) {
            if (text.charAt(end) == '.' && end + 1 < text.length() && isDomainCharacter(text.charAt(end + 1))) {
                lastSegments = lastSegment;
                lastSegment = end;
            }
            end++;
        }
        boolean valid = end > start && end - start <= MAX_DOMAIN && !contains('_', text, lastSegments, end);
        return valid ? end : NONE;
    }

    private static boolean contains(char wanted, CharSequence text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) != wanted) {
            i++;
        }
        return i < end;
    }

    private static boolean isDomainCharacter(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '.' || c == '-' || c == '_';
    }

    // GFM spec: One or more characters which are alphanumeric, or ., -, _, or +. An @ symbol. One or more characters
    // which are alphanumeric, or - or _, separated by periods. There must be at least one period. GitHub wants a letter
    // at the end, so that name@1.2 is none.
    private static BareAddress mail(String text, int from, int at) {
        int start = at;
        while (start > from
                && (isLetterOrDigit(text.charAt(start - 1)) || ".-_+".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        int end = at + 1;
        boolean period = false;
        while (end < text.length() && isMailDomain(text, end)) {
            period |= text.charAt(end) == '.';
            end++;
        }
        boolean alone = start < at
                && (start == 0 || "</".indexOf(text.charAt(start - 1)) < 0)
                && (end == text.length() || text.charAt(end) != '@');
        return alone && period && isLetter(text.charAt(end - 1))
                ? new BareAddress(start, end, "mailto:" + text.substring(start, end))
                : null;
    }

    private static boolean isMailDomain(String text, int index) {
        char c = text.charAt(index);
        boolean inner = c == '.' && index + 1 < text.length() && isLetterOrDigit(text.charAt(index + 1));
        return inner || isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
