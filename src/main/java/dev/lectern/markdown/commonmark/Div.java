package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;

/** A fenced div: what stands between {@code ::: kind} and {@code :::}. */
public final class Div extends NamedContainer {

    private boolean closed;

    Div(BasedSequence opening, CharSequence kind, BasedSequence title, Map<String, String> attributes) {
        super(opening, kind, title, attributes);
    }

    /** Whether a line of colons ended it, and not the end of what it stands in. */
    public boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** The innermost div that is open at {@code block}, within the item or quote that this stands in; else null. */
    static Div openAround(Block block) {
        for (Node node = block; node != null; node = node.getParent()) {
            if (node instanceof Div div) {
                return div;
            }
            if (node instanceof Item
                    || node instanceof Quote
                    || node instanceof Note
                    || node instanceof NamedContainer) {
                return null;
            }
        }
        return null;
    }
}
