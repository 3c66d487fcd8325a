package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.lectern.markdown.commonmark.Title;
import java.util.ArrayList;
import java.util.List;

/** A lesson's parts, one for each top-level heading and one for text before the first; they tile the body. */
final class Outline {

    /**
     * @param title null for the lead section
     * @param startLine first line of the heading, or the first line of the lead section that is not blank; 1-based
     * @param bodyLine line after the heading
     * @param endLine last line of the part
     * @param first first block under the heading, null when there is none
     * @param end the block that comes after the part, null when none does
     * @param parent position of the closest part before with a lower level, 0 when there is none
     */
    record Part(Title title, int startLine, int bodyLine, int endLine, Node first, Node end, int parent) {
        int level() {
            return title == null ? 0 : title.level();
        }
    }

    private final SourceText source;
    private final int bodyLine;
    private final List<Part> parts = new ArrayList<>();

    private Outline(SourceText source, int bodyLine) {
        this.source = source;
        this.bodyLine = bodyLine;
    }

    /** The parts of {@code document}, which was parsed from the lines of {@code source} from {@code bodyLine} on. */
    static List<Part> of(Document document, SourceText source, int bodyLine) {
        Outline outline = new Outline(source, bodyLine);
        outline.read(document);
        return outline.parts;
    }

    private void read(Document document) {
        List<Title> titles = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Title title) {
                titles.add(title);
            }
        }
        lead(document, titles);
        int[] lastOfLevel = new int[7];
        for (int i = 0; i < titles.size(); i++) {
            Title title = titles.get(i);
            Title next = i + 1 < titles.size() ? titles.get(i + 1) : null;
            int after = bodyLine + title.endLine() + 1;
            int endLine = next == null ? source.lines() : startLine(next) - 1;
            parts.add(new Part(
                    title, startLine(title), after, endLine, title.getNext(), next, parent(title, lastOfLevel)));
            enter(title.level(), lastOfLevel);
        }
    }

    private void lead(Document document, List<Title> titles) {
        Title next = titles.isEmpty() ? null : titles.get(0);
        int endLine = next == null ? source.lines() : startLine(next) - 1;
        int startLine = bodyLine;
        while (startLine <= endLine && source.lineText(startLine).isBlank()) {
            startLine++;
        }
        if (startLine <= endLine) {
            parts.add(new Part(null, startLine, startLine, endLine, document.getFirstChild(), next, 0));
        }
    }

    private int startLine(Title title) {
        return source.line(source.start(bodyLine) + title.getStartOffset());
    }

    private static int parent(Title title, int[] lastOfLevel) {
        int parent = 0;
        for (int level = 1; level < title.level(); level++) {
            parent = Math.max(parent, lastOfLevel[level]);
        }
        return parent;
    }

    private void enter(int level, int[] lastOfLevel) {
        lastOfLevel[level] = parts.size();
        for (int deeper = level + 1; deeper < lastOfLevel.length; deeper++) {
            lastOfLevel[deeper] = 0;
        }
    }
}
