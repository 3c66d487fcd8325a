package dev.lectern.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An attribute of a tag in HTML.
 *
 * @param element name of the element, in lower case
 * @param name in lower case
 * @param start offset of its value
 * @param end offset after its value
 * @param tagEnd offset after the tag
 */
record HtmlAttribute(String element, String name, int start, int end, int tagEnd) {

    /** The attributes with values in {@code html}, in one pass; comments, scripts and styles have none. */
    static List<HtmlAttribute> of(String html) {
        Scanner scanner = new Scanner(html);
        scanner.read();
        return scanner.found;
    }

    private static final class Scanner {

        private final String html;
        private final List<HtmlAttribute> found = new ArrayList<>();
        private int index;

        Scanner(String html) {
            this.html = html;
        }

        void read() {
            while ((index = html.indexOf('<', index)) >= 0) {
                if (html.startsWith("<!--", index)) {
                    skipTo("-->");
                } else if (index + 1 < html.length() && isLetter(html.charAt(index + 1))) {
                    tag();
                } else {
                    index++;
                }
                if (index < 0) {
                    return;
                }
            }
        }

        private void skipTo(String end) {
            int at = html.indexOf(end, index + 2);
            index = at < 0 ? -1 : at + end.length();
        }

        private void tag() {
            int start = ++index;
            skipName();
            String element = html.substring(start, index).toLowerCase(Locale.ROOT);
            int first = found.size();
            while (index < html.length() && html.charAt(index) != '>') {
                if (isSpace(html.charAt(index)) || html.charAt(index) == '/') {
                    index++;
                } else {
                    attribute(element);
                }
            }
            for (int i = first; i < found.size(); i++) {
                HtmlAttribute attribute = found.get(i);
                found.set(i, new HtmlAttribute(element, attribute.name, attribute.start, attribute.end, index + 1));
            }
            if (element.equals("script") || element.equals("style")) {
                skipText("</" + element);
            }
        }

        private void attribute(String element) {
            int start = index++;
            skipName();
            String name = html.substring(start, index).toLowerCase(Locale.ROOT);
            int equals = skipSpaces(index);
            if (equals >= html.length() || html.charAt(equals) != '=') {
                return;
            }
            int value = skipSpaces(equals + 1);
            char quote = value < html.length() ? html.charAt(value) : ' ';
            if (quote == '"' || quote == '\'') {
                int end = html.indexOf(quote, value + 1);
                if (end < 0) {
                    index = html.length();
                    return;
                }
                found.add(new HtmlAttribute(element, name, value + 1, end, end));
                index = end + 1;
            } else {
                index = value;
                while (index < html.length() && !isSpace(html.charAt(index)) && html.charAt(index) != '>') {
                    index++;
                }
                found.add(new HtmlAttribute(element, name, value, index, index));
            }
        }

        private void skipText(String end) {
            while (index < html.length() && !html.regionMatches(true, index, end, 0, end.length())) {
                index++;
            }
        }

        private void skipName() {
            while (index < html.length() && !isSpace(html.charAt(index)) && "/>=".indexOf(html.charAt(index)) < 0) {
                index++;
            }
        }

        private int skipSpaces(int from) {
            int at = from;
            while (at < html.length() && isSpace(html.charAt(at))) {
                at++;
            }
            return at;
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
    }
}
