package dev.lectern.markdown;

import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.lectern.markdown.commonmark.CodeText;
import java.util.ArrayList;
import java.util.List;

/** Every code block of a document, wherever it stands. */
final class CodeBlocks {

    private final List<Outline.Part> parts;
    private final int bodyLine;
    private final LessonText text;
    private final HiddenLines hiddenLines;
    private final List<ParsedCodeBlock> found = new ArrayList<>();
    private int section = 1;

    private CodeBlocks(List<Outline.Part> parts, int bodyLine, LessonText text) {
        this.parts = parts;
        this.bodyLine = bodyLine;
        this.text = text;
        this.hiddenLines = new HiddenLines(text.dialect());
    }

    /** The code blocks of {@code document}, which was parsed from the lines of {@code text} from {@code bodyLine} on. */
    static List<ParsedCodeBlock> of(Document document, List<Outline.Part> parts, int bodyLine, LessonText text) {
        CodeBlocks blocks = new CodeBlocks(parts, bodyLine, text);
        blocks.visit(document);
        return blocks.found;
    }

    private void visit(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof CodeText code) {
                add(code);
            } else {
                visit(node);
            }
        }
    }

    private void add(CodeText code) {
        int startLine = bodyLine + code.startLine();
        while (section < parts.size() && parts.get(section).startLine() <= startLine) {
            section++;
        }
        HiddenLines.Code read = hiddenLines.of(InlineReader.unescaped(code.info()), code.literal());
        InfoString info = read.info();
        found.add(new ParsedCodeBlock(
                found.size() + 1,
                section,
                code.fenced(),
                info.language(),
                info.written(),
                info.attributes(),
                info.title(),
                info.highlightLines(),
                read.shown(),
                read.full(),
                text.excerpt(startLine + (code.fenced() ? 1 : 0), code.literal(), read.hidden()),
                text.sourceLine(startLine),
                text.sourceLine(bodyLine + code.endLine())));
    }
}
