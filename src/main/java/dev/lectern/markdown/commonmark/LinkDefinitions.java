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

    // spec: Between these brackets there must be at least one character that is not a space, tab, or line ending.
    private String label(int start) {
        int end = LinkParts.label(text, start);
        if (end == LinkParts.NONE) {
            return null;
        }
        index = end;
        String label = text.substring(start + 1, end - 1);
        return LinkLabels.key(label).isEmpty() ? null : label;
    }

    private void skipSpacesAndLineEnd() {
        index = StartFactory.skipSpaces(text, index);
        if (peek() == '\n') {
            index = StartFactory.skipSpaces(text, Math.min(index + 1, text.length()));
        }
    }

    private String destination() {
        int start = index;
        int end = LinkParts.destination(text, start);
        if (end == LinkParts.NONE || end == start) {
            return null;
        }
        index = end;
        return text.charAt(start) == '<' ? text.substring(start + 1, end - 1) : text.substring(start, end);
    }

    /** The title and the rest of its line, or null when there is no valid one. */
    private String title() {
        int before = index;
        skipSpacesAndLineEnd();
        int start = index;
        int end = start == before ? LinkParts.NONE : LinkParts.title(text, start);
        if (end == LinkParts.NONE) {
            return null;
        }
        index = end;
        return atLineEnd() ? text.substring(start + 1, end - 1) : null;
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
