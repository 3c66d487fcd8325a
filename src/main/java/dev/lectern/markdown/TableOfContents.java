package dev.lectern.markdown;

import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.lectern.markdown.commonmark.CommonMarkParser;
import dev.lectern.markdown.commonmark.Item;
import dev.lectern.markdown.commonmark.ItemList;
import dev.lectern.markdown.commonmark.Title;
import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.LimitExceeded;
import dev.lectern.markdown.limits.ParsingLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Markdown file that lists other files: its headings and links, in the order written.
 *
 * @param entries everything else in the file is left out
 */
public record TableOfContents(List<Entry> entries) {

    public TableOfContents {
        entries = List.copyOf(entries);
    }

    /** What an entry is. */
    public enum Kind {
        /** A heading of level 1. */
        TITLE,
        /** A link, alone or the first of its list item. */
        LINK,
        /** A list item without a link. */
        ITEM
    }

    /**
     * A line of it.
     *
     * @param depth how many lists it stands in, 0 for none
     * @param text plain text
     * @param target of a link, as written but without escapes; may be empty
     * @param line 1-based
     * @param column 1-based
     */
    public record Entry(Kind kind, int depth, String text, String target, int line, int column) {}

    /** Reads {@code file}; what can't be read is reported, and has no entries. */
    public static TableOfContents of(byte[] file, List<Diagnostic> diagnostics) {
        SourceText source = SourceText.decode(file, diagnostics);
        if (source == null) {
            return new TableOfContents(List.of());
        }
        Guard guard = new Guard(ParsingLimits.DEFAULT, LessonParser::threadTime);
        try {
            Document document = CommonMarkParser.parse(source.text(), guard);
            Reader reader = new Reader(source, new InlineReader());
            reader.blocks(document, 0);
            return new TableOfContents(reader.entries);
        } catch (LimitExceeded e) {
            diagnostics.add(Diagnostics.stopped(e, Math.max(guard.place().line() + 1, 1)));
            return new TableOfContents(List.of());
        } catch (StackOverflowError e) {
            diagnostics.add(Diagnostics.error(
                    Diagnostics.MARKDOWN_UNPARSABLE,
                    1,
                    1,
                    "The Markdown can't be parsed: it is nested too deep",
                    "Make its lists flatter"));
            return new TableOfContents(List.of());
        }
    }

    private static final class Reader {

        private final SourceText source;
        private final InlineReader inlines;
        private final List<Entry> entries = new ArrayList<>();

        Reader(SourceText source, InlineReader inlines) {
            this.source = source;
            this.inlines = inlines;
        }

        void blocks(Node parent, int depth) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof ItemList list) {
                    items(list, depth + 1);
                } else if (node instanceof Title title && title.level() == 1 && depth == 0) {
                    add(Kind.TITLE, depth, node, "");
                } else if (node instanceof Paragraph && depth == 0) {
                    links(node).forEach(link -> add(link, depth));
                }
            }
        }

        private void items(ItemList list, int depth) {
            for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
                Node first = node.getFirstChild();
                Optional<Link> link =
                        first instanceof Paragraph ? links(first).stream().findFirst() : Optional.empty();
                if (link.isPresent()) {
                    add(link.get(), depth);
                } else if (first != null && !(first instanceof ItemList)) {
                    add(Kind.ITEM, depth, first, "");
                }
                blocks((Item) node, depth);
            }
        }

        private static List<Link> links(Node paragraph) {
            List<Link> links = new ArrayList<>();
            for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof Link link) {
                    links.add(link);
                }
            }
            return links;
        }

        private void add(Link link, int depth) {
            add(Kind.LINK, depth, link, InlineReader.unescaped(link.getUrl()));
        }

        private void add(Kind kind, int depth, Node node, String target) {
            int line = source.line(node.getStartOffset());
            String text = kind == Kind.ITEM ? source.lineText(line).strip() : PlainText.inline(inlines.children(node));
            entries.add(
                    new Entry(kind, depth, text.strip(), target, line, node.getStartOffset() - source.start(line) + 1));
        }
    }
}
