package dev.lectern.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.Node;
import dev.lectern.markdown.commonmark.Alert;
import dev.lectern.markdown.commonmark.CodeText;
import dev.lectern.markdown.commonmark.Div;
import dev.lectern.markdown.commonmark.DivEnd;
import dev.lectern.markdown.commonmark.Item;
import dev.lectern.markdown.commonmark.ItemList;
import dev.lectern.markdown.commonmark.NamedContainer;
import dev.lectern.markdown.commonmark.Note;
import dev.lectern.markdown.commonmark.Quote;
import dev.lectern.markdown.commonmark.RawHtml;
import dev.lectern.markdown.commonmark.Table;
import dev.lectern.markdown.commonmark.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns blocks of a parsed document into {@link Markup}. Footnote definitions are left for where they are used. */
final class MarkupReader {

    private final InlineReader inlines;
    private final HiddenLines hiddenLines;

    MarkupReader(HiddenLines hiddenLines) {
        this.inlines = new InlineReader();
        this.hiddenLines = hiddenLines;
    }

    /** The blocks from {@code first} up to {@code end}, which may be null. */
    List<Markup> blocks(Node first, Node end) {
        List<Markup> blocks = new ArrayList<>();
        for (Node node = first; node != null && node != end; node = node.getNext()) {
            Markup block = block(node);
            if (block != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    List<Markup> children(Node parent) {
        return blocks(parent.getFirstChild(), null);
    }

    Markup.Heading heading(Title title) {
        return new Markup.Heading(title.level(), inlines.children(title));
    }

    private Markup block(Node node) {
        if (node instanceof Paragraph) {
            List<Markup> content = inlines.children(node);
            return content.isEmpty() ? null : new Markup.Paragraph(content);
        } else if (node instanceof CodeText code) {
            return code(code);
        } else if (node instanceof ItemList list) {
            return list(list);
        } else if (node instanceof Title title) {
            return heading(title);
        } else if (node instanceof Quote) {
            return new Markup.Quote(children(node));
        } else if (node instanceof NamedContainer container) {
            return container(container);
        } else if (node instanceof RawHtml html) {
            return new Markup.Html(true, html.literal(), html.lineOffsets());
        } else if (node instanceof Table table) {
            return table(table);
        } else if (node instanceof ThematicBreak) {
            return new Markup.ThematicBreak();
        } else if (node instanceof Note || node instanceof DivEnd) {
            return null;
        }
        throw new IllegalStateException("no markup for block " + node.getClass().getSimpleName());
    }

    private Markup container(NamedContainer container) {
        List<Markup> children = new ArrayList<>();
        Node first = container.getFirstChild();
        if (first instanceof NamedContainer.Label label) {
            List<Markup> title = inlines.children(label);
            if (!title.isEmpty()) {
                children.add(new Markup.Label(title));
            }
            first = label.getNext();
        }
        children.addAll(blocks(first, null));
        if (children.isEmpty() && !(container instanceof Div)) {
            return withoutContent(container);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        container.attributes().forEach((key, value) -> attributes.put(key, InlineReader.unescaped(value)));
        return new Markup.Container(container.kind(), attributes, children);
    }

    /** A line that would open a container if anything belonged to it: text, as GitHub has it. */
    private static Markup withoutContent(NamedContainer container) {
        Markup text = new Markup.Paragraph(List.of(new Markup.Text(container.opening())));
        return container instanceof Alert ? new Markup.Quote(List.of(text)) : text;
    }

    private Markup.Code code(CodeText code) {
        HiddenLines.Code read = hiddenLines.of(InlineReader.unescaped(code.info()), code.literal());
        return new Markup.Code(read.info(), read.shown());
    }

    private Markup list(ItemList list) {
        List<Markup> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(item((Item) item, list.tight()));
        }
        return new Markup.Listing(list.ordered() ? list.start() : -1, list.tight(), items);
    }

    private Markup item(Item item, boolean tight) {
        List<Markup> children = children(item);
        Markup.Check check = TaskMarker.in(children);
        return new Markup.Item(check, tight, check == Markup.Check.NONE ? children : TaskMarker.without(children));
    }

    private Markup table(Table table) {
        List<Markup> rows = new ArrayList<>();
        for (Node row = table.getFirstChild(); row != null; row = row.getNext()) {
            List<Markup> cells = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                cells.add(new Markup.Cell(inlines.children(cell)));
            }
            rows.add(new Markup.Row(cells));
        }
        return new Markup.Table(table.columns(), rows);
    }
}
