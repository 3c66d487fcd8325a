package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A container that says what its content is, such as a note. Its first child is its title, where it has one. */
public abstract sealed class NamedContainer extends Container permits Div, Alert, Admonition {

    /** Quarto's attribute for what can be folded: {@code true} when it is at first, {@code false} when it is not. */
    static final String COLLAPSE = "collapse";

    /** How many may stand within one another; what would open a deeper one is text. */
    private static final int MAX_DEPTH = 32;

    private final String kind;
    private final Map<String, String> attributes;

    NamedContainer(BasedSequence opening, CharSequence kind, BasedSequence title, Map<String, String> attributes) {
        this.kind = lowerCase(kind);
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        setChars(AtxHeading.spaceTrimmed(opening));
        if (!title.isEmpty()) {
            appendChild(new Label(title));
        }
    }

    /** Letters, digits, {@code -} and {@code _}, in lower case. */
    public String kind() {
        return kind;
    }

    /** In the order written, but {@code id} and {@code class} first; backslash escapes and entities as written. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** What opens it, as written and without the marks of what it stands in. */
    public String opening() {
        return getChars().toString();
    }

    void parseTitle(InlineParser inlines) {
        if (getFirstChild() instanceof Label label) {
            inlines.parse(label.text, label);
        }
    }

    /** Whether one may be opened in {@code block}. */
    static boolean fitsIn(Block block) {
        int depth = 0;
        for (Node node = block; node != null; node = node.getParent()) {
            depth += node instanceof NamedContainer ? 1 : 0;
        }
        return depth < MAX_DEPTH;
    }

    /** Index after the name that starts at {@code start}, which is that index when none does. */
    static int nameEnd(CharSequence text, int start) {
        int end = start;
        while (end < text.length()) {
            int c = Character.codePointAt(text, end);
            if (!Character.isLetterOrDigit(c) && c != '_' && (c != '-' || end == start)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /** Each letter by itself, so that what comes out is made of letters again. */
    private static String lowerCase(CharSequence name) {
        StringBuilder lower = new StringBuilder();
        name.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    /** The inline content of a title. */
    public static final class Label extends Block {
        private final BasedSequence text;

        private Label(BasedSequence text) {
            this.text = text;
        }

        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }
}
