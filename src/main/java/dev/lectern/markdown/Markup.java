package dev.lectern.markdown;

import dev.lectern.markdown.commonmark.Table.Alignment;
import java.util.List;
import java.util.Map;

/**
 * A lesson's text as a tree, in the kinds of mdast with GFM and directives. Every format is written from it. Links are
 * resolved, text is without escapes and entities, and adjacent text is one.
 */
sealed interface Markup {

    void accept(MarkupVisitor visitor);

    /** What holds other nodes. */
    sealed interface Parent extends Markup
            permits Paragraph,
                    Heading,
                    Quote,
                    Container,
                    Label,
                    Listing,
                    Item,
                    Table,
                    Row,
                    Cell,
                    FootnoteDefinition,
                    Emphasis,
                    Strong,
                    Delete,
                    Link {
        List<Markup> children();
    }

    enum Check {
        NONE,
        OPEN,
        DONE
    }

    record Paragraph(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.paragraph(this);
        }
    }

    record Heading(int level, List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.heading(this);
        }
    }

    record Quote(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.quote(this);
        }
    }

    /**
     * A directive of mdast: an admonition, or whatever else its kind says.
     *
     * @param kind letters, digits, {@code -} and {@code _}, in lower case
     * @param attributes {@code id} and {@code class}, then the others in the order written; a word has an empty value
     * @param children the first is a {@link Label} where it has a title
     */
    record Container(String kind, Map<String, String> attributes, List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.container(this);
        }
    }

    /** The title of a container. */
    record Label(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.label(this);
        }
    }

    /** @param start number of the first item, -1 for a bullet list */
    record Listing(int start, boolean tight, List<Markup> children) implements Parent {
        boolean ordered() {
            return start >= 0;
        }

        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.listing(this);
        }
    }

    record Item(Check check, boolean tight, List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.item(this);
        }
    }

    /** @param value every line ended by LF */
    record Code(InfoString info, String value) implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.code(this);
        }
    }

    /** @param lineOffsets where each line of it begins in the body */
    record Html(boolean block, String value, List<Integer> lineOffsets) implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.html(this);
        }
    }

    record ThematicBreak() implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.thematicBreak(this);
        }
    }

    /** The first row is the header. */
    record Table(List<Alignment> alignments, List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.table(this);
        }
    }

    record Row(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.row(this);
        }
    }

    record Cell(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.cell(this);
        }
    }

    record FootnoteDefinition(String label, List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.footnoteDefinition(this);
        }
    }

    record FootnoteReference(String label) implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.footnoteReference(this);
        }
    }

    record Text(String value) implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.text(this);
        }
    }

    record Emphasis(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.emphasis(this);
        }
    }

    record Strong(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.strong(this);
        }
    }

    record Delete(List<Markup> children) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.delete(this);
        }
    }

    record InlineCode(String value) implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.inlineCode(this);
        }
    }

    record HardBreak() implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.hardBreak(this);
        }
    }

    /**
     * @param title empty when there is none
     * @param destination where the author wrote it
     */
    record Link(String url, String title, List<Markup> children, Destination destination) implements Parent {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.link(this);
        }
    }

    /**
     * @param title empty when there is none
     * @param destination where the author wrote it
     */
    record Image(String url, String title, String alt, Destination destination) implements Markup {
        @Override
        public void accept(MarkupVisitor visitor) {
            visitor.image(this);
        }
    }
}
