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
     * @param urlStart index of it in the text
     * @param title as written, without delimiters; empty when there is none
     * @param end index of the line after the definition
     */
    record Definition(String label, String url, int urlStart, String title, int end) {}

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
            ranOut = LinkParts.mayBeLabel(text, start);
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
            ranOut |= index >= text.length();
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
                i += LinkParts.escapable(text, i + 1) ? 1 : 0;
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
