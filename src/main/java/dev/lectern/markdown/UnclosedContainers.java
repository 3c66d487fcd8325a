package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.lectern.markdown.commonmark.Div;
import java.util.List;

/** Tells authors of fenced divs that no line of colons closes: what follows is taken into them. */
final class UnclosedContainers {

    private final SourceText source;
    private final int bodyStart;
    private final List<Diagnostic> diagnostics;

    private UnclosedContainers(SourceText source, int bodyStart, List<Diagnostic> diagnostics) {
        this.source = source;
        this.bodyStart = bodyStart;
        this.diagnostics = diagnostics;
    }

    /** Reports those of {@code document}, parsed from the lines of {@code source} from {@code bodyLine} on. */
    static void report(Document document, SourceText source, int bodyLine, List<Diagnostic> diagnostics) {
        new UnclosedContainers(source, source.start(bodyLine), diagnostics).visit(document);
    }

    private void visit(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Div div && !div.closed()) {
                add(div);
            }
            if (node instanceof Block) {
                visit(node);
            }
        }
    }

    private void add(Div div) {
        int offset = bodyStart + div.getStartOffset();
        int line = source.line(offset);
        diagnostics.add(Diagnostics.warning(
                Diagnostics.CONTAINER_UNCLOSED,
                line,
                offset - source.start(line) + 1,
                "The container '%s' is not closed, and takes in all that follows"
                        .formatted(Diagnostics.shown(div.kind())),
                "Put a line ':::' after what belongs to it"));
    }
}
