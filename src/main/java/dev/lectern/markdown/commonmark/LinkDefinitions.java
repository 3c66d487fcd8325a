package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The link reference definitions that a paragraph's text begins with. Read in one pass, so that thousands of them cost
 * no more than as much text.
 */
final class LinkDefinitions {

    private static final int MAX_LABEL = 999;
    private static final int MAX_PARENTHESES = 32;

    private final String text;
    private int index;

    private LinkDefinitions(String text) {
        this.text = text;
    }

    /** How many lines at the start of an open paragraph are definitions. */
    static int linesOf(BlockContent paragraph) {
        return linesOf(paragraph.getLines());
    }

    static int linesOf(List<BasedSequence> lines) {
        if (lines.isEmpty() || !startsLabel(lines.get(0))) {
            return 0;
        }
        String text = text(lines);
        List<Definition> found = of(text);
        int end = found.isEmpty() ? 0 : found.get(found.size() - 1).end();
        return (int) text.substring(0, end).lines().count();
    }

    static String text(List<BasedSequence> lines) {
        StringBuilder text = new StringBuilder();
        for (BasedSequence line : lines) {
            text.append(line.trimEOL()).append('\n');
        }
        return text.toString();
    }

    private static boolean startsLabel(CharSequence line) {
        int start = StartFactory.skipSpaces(line, 0);
        return start < line.length() && line.charAt(start) == '[';
    }

    static List<Definition> of(String text) {
        LinkDefinitions scanner = new LinkDefinitions(text);
        List<Definition> found = new ArrayList<>();
        Definition next = scanner.next();
        while (next != null) {
            found.add(next);
            next = scanner.next();
        }
        return found;
    }

    /**
     * @param label between the brackets
     * @param url as written, without angle brackets
     * @param urlStart index of it in the text
     * @param title as written, without delimiters; empty when there is none
     * @param end index of the line after the definition
     */
    record Definition(String label, String url, int urlStart, String title, int end) {}

    private Definition next() {
        int start = StartFactory.skipSpaces(text, index);
        String label = label(start);
        if (label == null || peek() != ':') {
            return null;
        }
        index++;
        skipSpacesAndLineEnd();
        int urlStart = peek() == '<' ? index + 1 : index;
        String url = destination();
        if (url == null) {
            return null;
        }
        int afterUrl = index;
        String title = title();
        if (title == null) {
            index = afterUrl;
            if (!atLineEnd()) {
                return null;
            }
        }
        return new Definition(label, url, urlStart, title == null ? "" : title, index);
    }

    private char peek() {
        return index < text.length() ? text.charAt(index) : '\n';
    }

    // spec: A link label begins with a left bracket and ends with the first right bracket that is not
    // backslash-escaped. Between these brackets there must be at least one character that is not a space, tab, or line
    // ending. [It] can have at most 999 characters.
    private String label(int start) {
        if (start >= text.length() || text.charAt(start) != '[') {
            return null;
        }
        for (int i = start + 1; i < text.length() && i - start <= MAX_LABEL + 1; i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '[' -> {
                    return null;
                }
                case ']' -> {
                    index = i + 1;
                    String label = text.substring(start + 1, i);
                    return label.isBlank() ? null : label;
                }
                default -> {}
            }
        }
        return null;
    }

    private void skipSpacesAndLineEnd() {
        index = StartFactory.skipSpaces(text, index);
        if (peek() == '\n') {
            index = StartFactory.skipSpaces(text, Math.min(index + 1, text.length()));
        }
    }

    private String destination() {
        int start = index;
        if (peek() == '<') {
            for (int i = start + 1; i < text.length(); i++) {
                switch (text.charAt(i)) {
                    case '\\' -> i++;
                    case '\n', '<' -> {
                        return null;
                    }
                    case '>' -> {
                        index = i + 1;
                        return text.substring(start + 1, i);
                    }
                    default -> {}
                }
            }
            return null;
        }
        return bareDestination(start);
    }

    // spec: a nonempty sequence of characters that does not start with <, does not include ASCII control characters or
    // space character, and includes parentheses only if they are backslash-escaped or balanced.
    private String bareDestination(int start) {
        int open = 0;
        int i = start;
        while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) != '\u007f') {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) > ' ') {
                i++;
            } else if (c == '(' && ++open > MAX_PARENTHESES) {
                return null;
            } else if (c == ')' && --open < 0) {
                return null;
            }
            i++;
        }
        index = i;
        return i == start || open != 0 ? null : text.substring(start, i);
    }

    /** The title and the rest of its line, or null when there is no valid one. */
    private String title() {
        int before = index;
        skipSpacesAndLineEnd();
        if (index == before || index >= text.length()) {
            return null;
        }
        char open = text.charAt(index);
        if (open != '"' && open != '\'' && open != '(') {
            return null;
        }
        char close = open == '(' ? ')' : open;
        int start = index + 1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == close) {
                index = i + 1;
                return atLineEnd() ? text.substring(start, i) : null;
            } else if (c == '(' && open == '(') {
                return null;
            }
        }
        return null;
    }

    private boolean atLineEnd() {
        int end = StartFactory.skipSpaces(text, index);
        if (end < text.length() && text.charAt(end) != '\n') {
            return false;
        }
        index = Math.min(end + 1, text.length());
        return true;
    }
}
