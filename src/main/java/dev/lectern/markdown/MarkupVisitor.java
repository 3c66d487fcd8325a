package dev.lectern.markdown;

/** Says what to do with each kind of {@link Markup}. */
interface MarkupVisitor {

    void paragraph(Markup.Paragraph node);

    void heading(Markup.Heading node);

    void quote(Markup.Quote node);

    void container(Markup.Container node);

    void label(Markup.Label node);

    void listing(Markup.Listing node);

    void item(Markup.Item node);

    void code(Markup.Code node);

    void html(Markup.Html node);

    void thematicBreak(Markup.ThematicBreak node);

    void table(Markup.Table node);

    void row(Markup.Row node);

    void cell(Markup.Cell node);

    void footnoteDefinition(Markup.FootnoteDefinition node);

    void footnoteReference(Markup.FootnoteReference node);

    void text(Markup.Text node);

    void emphasis(Markup.Emphasis node);

    void strong(Markup.Strong node);

    void delete(Markup.Delete node);

    void inlineCode(Markup.InlineCode node);

    void hardBreak(Markup.HardBreak node);

    void link(Markup.Link node);

    void image(Markup.Image node);

    /** Visits the children of {@code node} in order. */
    default void children(Markup.Parent node) {
        for (Markup child : node.children()) {
            child.accept(this);
        }
    }
}
