package dev.lectern.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** What commonmark-java, which passes the specification's examples, makes of a text. */
final class CommonMarkReference {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private CommonMarkReference() {}

    /** @param text plain, on one line */
    record SeenHeading(int level, String text, int startLine, int endLine) {}

    record SeenCode(boolean fenced, String info, String code, int startLine, int endLine) {}

    record Seen(List<SeenHeading> headings, List<SeenCode> codeBlocks) {}

    /** The top-level headings and all code blocks of {@code text}. */
    static Seen read(String text) {
        Node document = PARSER.parse(text);
        List<SeenHeading> headings = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                headings.add(new SeenHeading(heading.getLevel(), text(heading), startLine(node), endLine(node)));
            }
        }
        List<SeenCode> codeBlocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String info = block.getInfo() == null ? "" : block.getInfo();
                codeBlocks.add(new SeenCode(true, info, block.getLiteral(), startLine(block), endLine(block)));
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                codeBlocks.add(new SeenCode(false, "", block.getLiteral(), startLine(block), endLine(block)));
            }
        });
        return new Seen(headings, codeBlocks);
    }

    private static int startLine(Node node) {
        return node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private static int endLine(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(spans.size() - 1).getLineIndex() + 1;
    }

    private static String text(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak node) {
                text.append(' ');
            }
        });
        return text.toString().strip();
    }
}
