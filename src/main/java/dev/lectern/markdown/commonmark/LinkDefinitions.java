package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.data.NullableDataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.lectern.markdown.limits.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * The link reference definitions that a paragraph's text begins with. It is read once, from line to line as the paragraph
 * grows, so that asking again costs no more than what was added.
 */
final class LinkDefinitions {

    private static final NullableDataKey<LinkDefinitions> OPEN = new NullableDataKey<>("LINK_DEFINITIONS");
    private static final int MAX_LABEL = 999;
    private static final int MAX_PARENTHESES = 32;

    private final List<BasedSequence> source;
    private final Guard guard;
    private final StringBuilder text = new StringBuilder();
    private final List<Definition> settled = new ArrayList<>();

    private int linesRead;
    private int settledLines;
    private int settledEnd;
    private boolean ended;
    private Definition last;
    private int index;
    private boolean ranOut;
    private int titleStart = -1;
    private int titleSearched;

    private LinkDefinitions(List<BasedSequence> source, Guard guard) {
        this.source = source;
        this.guard = guard;
    }

    /** How many lines at the start of an open paragraph are definitions. */
    static int linesOf(ParserState state, BlockContent paragraph) {
        List<BasedSequence> lines = paragraph.getLines();
        if (!startsLabel(lines)) {
            return 0;
        }
        LinkDefinitions open = OPEN.get(state.getProperties());
        if (open == null || open.source != lines) {
            open = new LinkDefinitions(lines, GuardedInlines.guard(state));
            state.getProperties().set(OPEN, open);
        }
        open.readOn();
        return open.lines();
    }

    /** The definitions that the lines of a paragraph begin with. */
    static LinkDefinitions of(List<BasedSequence> lines, Guard guard) {
        LinkDefinitions definitions = new LinkDefinitions(lines, guard);
        if (startsLabel(lines)) {
            definitions.readOn();
        }
        return definitions;
    }

    private static boolean startsLabel(List<BasedSequence> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        BasedSequence line = lines.get(0);
        int start = StartFactory.skipSpaces(line, 0);
        return start < line.length() && line.charAt(start) == '[';
    }

    List<Definition> found() {
        List<Definition> found = new ArrayList<>(settled);
        if (last != null) {
            found.add(last);
        }
        return found;
    }

    /** How many lines they take. */
    int lines() {
        return settledLines + (last == null ? 0 : linesBetween(settledEnd, last.end()));
    }

    private void readOn() {
        if (linesRead == source.size()) {
            return;
        }
        for (; linesRead < source.size(); linesRead++) {
            // What follows the definitions is not needed, and a paragraph may go on for long.
            if (!ended) {
                text.append(source.get(linesRead).trimEOL()).append('\n');
            }
        }
        while (!ended) {
            index = settledEnd;
            ranOut = false;
            Definition next = next();
            guard.spend(Math.max(index - settledEnd, 0));
            if (ranOut) {
                // Lines to come may go on with it: a label, a title.
                last = next;
                return;
            }
            last = null;
            if (next == null) {
                ended = true;
            } else {
                settled.add(next);
                settledLines += linesBetween(settledEnd, next.end());
                settledEnd = next.end();
            }
        }
    }

    private int linesBetween(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += text.charAt(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    /**
     * @param label between the brackets
     * @param url as written, without angle brackets
     * @param title as written, without delimiters; empty when there is none
     * @param end index of the line after the definition
     */
    record Definition(String label, String url, String title, int end) {}

    private Definition next() {
        if (index >= text.length()) {
            ranOut = true;
            return null;
        }
        int start = StartFactory.skipSpaces(text, index);
        String label = label(start);
        if (label == null || peek() != ':') {
            return null;
        }
        index++;
        skipSpacesAndLineEnd();
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
        return new Definition(label, url, title == null ? "" : title, index);
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
        ranOut = text.length() - start <= MAX_LABEL + 1;
        return null;
    }

    private void skipSpacesAndLineEnd() {
        index = StartFactory.skipSpaces(text, index);
        if (peek() == '\n') {
            index = StartFactory.skipSpaces(text, Math.min(index + 1, text.length()));
            ranOut |= index >= text.length();
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
        int start = index + 1;
        int end = closing(open, start);
        if (end < 0) {
            return null;
        }
        index = end + 1;
        return atLineEnd() ? text.substring(start, end) : null;
    }

    /** Where the title that begins at {@code start} ends; -1 when it does not, or not yet. */
    private int closing(char open, int start) {
        char close = open == '(' ? ')' : open;
        int from = start == titleStart ? titleSearched : start;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == close || c == '(' && open == '(') {
                guard.spend(i - from);
                return c == close ? i : -1;
            }
        }
        guard.spend(Math.max(text.length() - from, 0));
        titleStart = start;
        titleSearched = text.length();
        ranOut = true;
        return -1;
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
