package dev.lectern.markdown;

import java.util.List;
import java.util.StringJoiner;

/**
 * Writes plain text: blocks are separated by a blank line, items and rows by a line end, cells by a bar. HTML tags and
 * thematic breaks leave nothing behind.
 */
final class PlainText implements MarkupVisitor {

    private final StringBuilder out = new StringBuilder();
    private final boolean withCode;
    /** Line ends between blocks here. */
    private int distance = 2;
    /** Line ends owed before the next text. */
    private int gap;

    private PlainText(boolean withCode) {
        this.withCode = withCode;
    }

    /** Every block, code included. */
    static String of(List<Markup> blocks) {
        return write(blocks, true);
    }

    /** Every block but code. */
    static String prose(List<Markup> blocks) {
        return write(blocks, false);
    }

    /** Inline nodes, on one line. */
    static String inline(List<Markup> nodes) {
        return alternative(nodes).strip();
    }

    /** The inline nodes of an image's description, on one line, with the spaces around them. */
    static String alternative(List<Markup> nodes) {
        return raw(nodes, true).replace('\n', ' ');
    }

    private static String write(List<Markup> nodes, boolean withCode) {
        return raw(nodes, withCode).strip();
    }

    private static String raw(List<Markup> nodes, boolean withCode) {
        PlainText text = new PlainText(withCode);
        for (Markup node : nodes) {
            node.accept(text);
        }
        return text.out.toString();
    }

    private void put(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!out.isEmpty()) {
            out.append("\n".repeat(gap));
        }
        gap = 0;
        out.append(text);
    }

    private boolean endsInSpace() {
        return out.isEmpty() || gap > 0 || Character.isWhitespace(out.charAt(out.length() - 1));
    }

    private void separate(int lineEnds) {
        gap = Math.max(gap, lineEnds);
    }

    private void block(String text) {
        separate(distance);
        put(text);
        separate(distance);
    }

    private void block(Markup.Parent node) {
        separate(distance);
        children(node);
        separate(distance);
    }

    @Override
    public void paragraph(Markup.Paragraph node) {
        block(node);
    }

    @Override
    public void heading(Markup.Heading node) {
        block(node);
    }

    @Override
    public void quote(Markup.Quote node) {
        block(node);
    }

    @Override
    public void container(Markup.Container node) {
        block(node);
    }

    @Override
    public void label(Markup.Label node) {
        block(node);
    }

    @Override
    public void listing(Markup.Listing node) {
        int outer = distance;
        separate(outer);
        distance = 1;
        children(node);
        distance = outer;
        separate(outer);
    }

    @Override
    public void item(Markup.Item node) {
        block(node);
    }

    @Override
    public void code(Markup.Code node) {
        if (withCode) {
            block(node.value().stripTrailing());
        }
    }

    @Override
    public void html(Markup.Html node) {
        if (node.block()) {
            block(HtmlText.of(node.value()));
        } else if (node.value().startsWith("<br") && !endsInSpace()) {
            put("\n");
        }
    }

    @Override
    public void thematicBreak(Markup.ThematicBreak node) {
        separate(distance);
    }

    @Override
    public void table(Markup.Table node) {
        block(node);
    }

    @Override
    public void row(Markup.Row node) {
        StringJoiner cells = new StringJoiner(" | ");
        for (Markup cell : node.children()) {
            cells.add(inline(((Markup.Cell) cell).children()));
        }
        separate(1);
        put(cells.toString());
        separate(1);
    }

    @Override
    public void cell(Markup.Cell node) {
        children(node);
    }

    @Override
    public void footnoteDefinition(Markup.FootnoteDefinition node) {
        block(node);
    }

    @Override
    public void footnoteReference(Markup.FootnoteReference node) {
        // the definition's text stands at the end of the section
    }

    @Override
    public void text(Markup.Text node) {
        put(node.value());
    }

    @Override
    public void emphasis(Markup.Emphasis node) {
        children(node);
    }

    @Override
    public void strong(Markup.Strong node) {
        children(node);
    }

    @Override
    public void delete(Markup.Delete node) {
        children(node);
    }

    @Override
    public void inlineCode(Markup.InlineCode node) {
        put(node.value());
    }

    @Override
    public void hardBreak(Markup.HardBreak node) {
        put("\n");
    }

    @Override
    public void link(Markup.Link node) {
        children(node);
    }

    @Override
    public void image(Markup.Image node) {
        put(node.alt());
    }
}
