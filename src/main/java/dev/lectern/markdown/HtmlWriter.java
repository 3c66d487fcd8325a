package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import dev.lectern.markdown.commonmark.Table.Alignment;
import dev.lectern.markdown.limits.Guard;
import java.util.List;
import java.util.Locale;

/** Writes HTML as the CommonMark specification has it, made safe at the end. */
final class HtmlWriter implements MarkupVisitor {

    private final StringBuilder out = new StringBuilder();
    private final Footnotes footnotes;
    private final Guard guard;
    private List<Alignment> alignments = List.of();
    private String cellTag = "td";
    private int column;
    private boolean tight;
    private boolean raw;

    private HtmlWriter(Footnotes footnotes, Guard guard) {
        this.footnotes = footnotes;
        this.guard = guard;
    }

    /** The blocks, and after them the footnotes they use; safe. */
    static String of(List<Markup> blocks, Footnotes footnotes, Guard guard) {
        HtmlWriter writer = new HtmlWriter(footnotes, guard);
        blocks.forEach(block -> block.accept(writer));
        writer.notes();
        return writer.safe();
    }

    /** Inline nodes; safe. */
    static String inline(List<Markup> nodes, Footnotes footnotes, Guard guard) {
        HtmlWriter writer = new HtmlWriter(footnotes, guard);
        nodes.forEach(node -> node.accept(writer));
        return writer.safe();
    }

    /** The HTML as the specification has it, raw HTML included. */
    static String unsafe(List<Markup> blocks, Guard guard) {
        HtmlWriter writer = new HtmlWriter(Footnotes.NONE, guard);
        blocks.forEach(block -> block.accept(writer));
        return writer.out.toString();
    }

    private String safe() {
        return raw ? SafeHtml.of(out.toString(), guard) : SafeHtml.ofWellFormed(out.toString(), guard);
    }

    private void notes() {
        if (footnotes.definitions().isEmpty()) {
            return;
        }
        out.append("<section class=\"footnotes\">\n<ol>\n");
        footnotes.definitions().forEach(definition -> definition.accept(this));
        out.append("</ol>\n</section>\n");
    }

    private void block(String tag, Markup.Parent node) {
        guard.fits(out.length());
        out.append('<').append(tag).append(">\n");
        children(node);
        out.append("</").append(tag).append(">\n");
    }

    private void line(String tag, Markup.Parent node) {
        inline(tag, node);
        out.append('\n');
    }

    private void inline(String tag, Markup.Parent node) {
        out.append('<').append(tag).append('>');
        children(node);
        out.append("</").append(tag).append('>');
    }

    private void lineEnd() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void attribute(String name, String value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(Escaping.escapeHtml(value, false))
                .append('"');
    }

    @Override
    public void paragraph(Markup.Paragraph node) {
        if (tight) {
            children(node);
        } else {
            line("p", node);
        }
    }

    @Override
    public void heading(Markup.Heading node) {
        line("h" + node.level(), node);
    }

    @Override
    public void quote(Markup.Quote node) {
        boolean outer = tight;
        tight = false;
        block("blockquote", node);
        tight = outer;
    }

    @Override
    public void container(Markup.Container node) {
        boolean outer = tight;
        tight = false;
        out.append("<div");
        attribute("class", classes(node));
        attribute("data-kind", node.kind());
        out.append(">\n");
        children(node);
        out.append("</div>\n");
        tight = outer;
    }

    private static String classes(Markup.Container node) {
        String ours = "admonition " + node.kind();
        String given = node.attributes().getOrDefault("class", "");
        return SafeHtml.isClasses(given) ? ours + " " + given : ours;
    }

    @Override
    public void label(Markup.Label node) {
        out.append("<p");
        attribute("class", "admonition-title");
        out.append('>');
        children(node);
        out.append("</p>\n");
    }

    @Override
    public void listing(Markup.Listing node) {
        String tag = node.ordered() ? "ol" : "ul";
        out.append('<').append(tag);
        if (node.ordered() && node.start() != 1) {
            attribute("start", Integer.toString(node.start()));
        }
        out.append(">\n");
        children(node);
        out.append("</").append(tag).append(">\n");
    }

    @Override
    public void item(Markup.Item node) {
        guard.fits(out.length());
        boolean outer = tight;
        tight = node.tight();
        out.append("<li");
        if (node.check() != Markup.Check.NONE) {
            attribute("class", "task-list-item");
        }
        out.append('>');
        checkbox(node.check());
        boolean inline = false;
        for (Markup child : node.children()) {
            boolean text = tight && child instanceof Markup.Paragraph;
            if (!text || inline) {
                lineEnd();
            }
            child.accept(this);
            inline = text;
        }
        out.append("</li>\n");
        tight = outer;
    }

    private void checkbox(Markup.Check check) {
        if (check != Markup.Check.NONE) {
            out.append("<input type=\"checkbox\"");
            if (check == Markup.Check.DONE) {
                attribute("checked", "");
            }
            attribute("disabled", "");
            out.append(" /> ");
        }
    }

    @Override
    public void code(Markup.Code node) {
        out.append("<pre><code");
        if (!node.info().language().isEmpty()) {
            attribute("class", "language-" + node.info().language());
        }
        out.append('>').append(Escaping.escapeHtml(node.value(), false)).append("</code></pre>\n");
    }

    @Override
    public void html(Markup.Html node) {
        raw = true;
        out.append(node.value());
        if (node.block()) {
            out.append('\n');
        }
    }

    @Override
    public void thematicBreak(Markup.ThematicBreak node) {
        out.append("<hr />\n");
    }

    @Override
    public void table(Markup.Table node) {
        alignments = node.alignments();
        cellTag = "th";
        out.append("<table>\n<thead>\n");
        node.children().get(0).accept(this);
        out.append("</thead>\n");
        cellTag = "td";
        if (node.children().size() > 1) {
            out.append("<tbody>\n");
            node.children().stream().skip(1).forEach(row -> row.accept(this));
            out.append("</tbody>\n");
        }
        out.append("</table>\n");
    }

    @Override
    public void row(Markup.Row node) {
        column = 0;
        block("tr", node);
    }

    @Override
    public void cell(Markup.Cell node) {
        Alignment alignment = column < alignments.size() ? alignments.get(column) : Alignment.NONE;
        column++;
        out.append('<').append(cellTag);
        if (alignment != Alignment.NONE) {
            attribute("align", alignment.name().toLowerCase(Locale.ROOT));
        }
        out.append('>');
        children(node);
        out.append("</").append(cellTag).append(">\n");
    }

    @Override
    public void footnoteDefinition(Markup.FootnoteDefinition node) {
        guard.fits(out.length());
        String anchor = footnotes.anchor(node.label());
        out.append("<li");
        attribute("id", "fn-" + anchor);
        out.append(">\n");
        children(node);
        out.append("<a");
        attribute("href", "#fnref-" + anchor);
        attribute("class", "footnote-backref");
        out.append(">↩</a>\n</li>\n");
    }

    @Override
    public void footnoteReference(Markup.FootnoteReference node) {
        String anchor = footnotes.anchor(node.label());
        // inside a link it would be a link in a link
        raw = true;
        out.append("<sup class=\"footnote-ref\"><a");
        attribute("href", "#fn-" + anchor);
        if (footnotes.firstReference(node)) {
            attribute("id", "fnref-" + anchor);
        }
        out.append('>').append(footnotes.number(node.label())).append("</a></sup>");
    }

    @Override
    public void text(Markup.Text node) {
        out.append(Escaping.escapeHtml(node.value(), false));
    }

    @Override
    public void emphasis(Markup.Emphasis node) {
        inline("em", node);
    }

    @Override
    public void strong(Markup.Strong node) {
        inline("strong", node);
    }

    @Override
    public void delete(Markup.Delete node) {
        inline("del", node);
    }

    @Override
    public void inlineCode(Markup.InlineCode node) {
        out.append("<code>").append(Escaping.escapeHtml(node.value(), false)).append("</code>");
    }

    @Override
    public void hardBreak(Markup.HardBreak node) {
        out.append("<br />\n");
    }

    @Override
    public void link(Markup.Link node) {
        out.append("<a");
        attribute("href", Escaping.percentEncodeUrl(node.url()));
        title(node.title());
        out.append('>');
        children(node);
        out.append("</a>");
    }

    @Override
    public void image(Markup.Image node) {
        out.append("<img");
        attribute("src", Escaping.percentEncodeUrl(node.url()));
        attribute("alt", node.alt());
        title(node.title());
        out.append(" />");
    }

    private void title(String title) {
        if (!title.isEmpty()) {
            attribute("title", title);
        }
    }
}
