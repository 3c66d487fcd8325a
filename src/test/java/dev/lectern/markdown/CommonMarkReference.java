package dev.lectern.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
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
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** What commonmark-java, which passes the specification's examples, makes of a text. */
final class CommonMarkReference {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .extensions(List.of(FootnotesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private static final Pattern DOUBTFUL = Pattern.compile("(?s)\\]:.*[\"\\[]|~~~`");
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(FootnoteNumbers::new)
            .percentEncodeUrls(true)
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

    /**
     * Whether the parser may fall short of the specification in {@code text}: it takes an unclosed title after a link
     * reference definition, drops what stands there in brackets, and knows no code block that begins with <code>~~~`</code>.
     */
    static boolean mayErr(String text) {
        return DOUBTFUL.matcher(text).find();
    }

    /** The HTML of {@code text}, without its footnotes. */
    static String html(String text) {
        return RENDERER.render(PARSER.parse(text));
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

    /** Writes references to footnotes as we do where there are no numbers. */
    private record FootnoteNumbers(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FootnoteReference.class, FootnoteDefinition.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof FootnoteReference reference) {
                String link = "<a href=\"#fn-%s\">0</a>".formatted(reference.getLabel());
                context.getWriter().raw("<sup class=\"footnote-ref\">" + link + "</sup>");
            }
        }
    }
}
