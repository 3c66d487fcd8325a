package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.DelimitedNode;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.lectern.markdown.limits.Guard;

/**
 * Counts what a document holds, and how deep, before anything that calls itself for what lies within works on it. It
 * walks without calling itself.
 */
final class Census {

    private final Guard guard;
    private int inlines;

    private Census(Guard guard) {
        this.guard = guard;
    }

    static void of(Document document, Guard guard) {
        Census census = new Census(guard);
        guard.count(
                Guard.Part.DEFINITION,
                Parser.REFERENCES.get(document).size()
                        + FootnoteExtension.FOOTNOTES.get(document).size());
        Node node = document.getFirstChild();
        while (node != null) {
            census.enter(node);
            node = census.next(node, document);
        }
    }

    /** The node that comes after {@code node} in the order of the text, null for the last. */
    private Node next(Node node, Document document) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node last = node;
        leave(last);
        while (last.getNext() == null) {
            last = last.getParent();
            if (last == document) {
                return null;
            }
            leave(last);
        }
        return last.getNext();
    }

    private void enter(Node node) {
        guard.spend(1);
        if (node instanceof Title title) {
            guard.atLine(title.endLine());
            guard.count(Guard.Part.HEADING, 1);
        } else if (node instanceof CodeText code) {
            guard.atLine(code.startLine());
            guard.count(Guard.Part.CODE_BLOCK, 1);
        } else if (node instanceof LinkNodeBase || node instanceof RefNode) {
            guard.atOffset(node.getStartOffset());
            guard.count(Guard.Part.LINK, 1);
        } else if (node instanceof DelimitedNode) {
            guard.atOffset(node.getStartOffset());
        }
        if (!(node instanceof Block)) {
            guard.depth(++inlines);
        }
    }

    private void leave(Node node) {
        if (!(node instanceof Block)) {
            inlines--;
        }
    }
}
