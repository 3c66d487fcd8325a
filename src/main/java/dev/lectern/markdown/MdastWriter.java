package dev.lectern.markdown;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.lectern.markdown.commonmark.Table.Alignment;
import dev.lectern.markdown.limits.Guard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes mdast (https://github.com/syntax-tree/mdast) with GFM and directives as JSON, without positions. Raw HTML and
 * URLs in it are as safe as those of the HTML: a URL that is not has nothing in its place. One serves a whole lesson.
 */
final class MdastWriter implements MarkupVisitor {

    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final Guard guard;
    private final JsonGenerator json;

    MdastWriter(Guard guard) {
        this.guard = guard;
        try {
            json = JSON.createGenerator(text).setRootValueSeparator(new SerializedString(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An array of {@code nodes}. */
    String write(List<? extends Markup> nodes) {
        try {
            text.getBuffer().setLength(0);
            json.writeStartArray();
            nodes.forEach(node -> node.accept(this));
            json.writeEndArray();
            json.flush();
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a node has besides its type. */
    private interface Members {
        void write() throws IOException;
    }

    private void node(String type, Members members) {
        guard.fits(text.getBuffer().length());
        try {
            json.writeStartObject();
            json.writeStringField("type", type);
            members.write();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parent(String type, Markup.Parent node) {
        node(type, () -> childrenOf(node));
    }

    private void value(String type, String value) {
        node(type, () -> json.writeStringField("value", value));
    }

    private void childrenOf(Markup.Parent node) throws IOException {
        json.writeArrayFieldStart("children");
        children(node);
        json.writeEndArray();
    }

    private void optional(String name, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    @Override
    public void paragraph(Markup.Paragraph node) {
        parent("paragraph", node);
    }

    @Override
    public void heading(Markup.Heading node) {
        node("heading", () -> {
            json.writeNumberField("depth", node.level());
            childrenOf(node);
        });
    }

    @Override
    public void quote(Markup.Quote node) {
        parent("blockquote", node);
    }

    @Override
    public void container(Markup.Container node) {
        node("containerDirective", () -> {
            json.writeStringField("name", node.kind());
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
            childrenOf(node);
        });
    }

    @Override
    public void label(Markup.Label node) {
        node("paragraph", () -> {
            json.writeObjectFieldStart("data");
            json.writeBooleanField("directiveLabel", true);
            json.writeEndObject();
            childrenOf(node);
        });
    }

    @Override
    public void listing(Markup.Listing node) {
        node("list", () -> {
            json.writeBooleanField("ordered", node.ordered());
            if (node.ordered()) {
                json.writeNumberField("start", node.start());
            } else {
                json.writeNullField("start");
            }
            json.writeBooleanField("spread", !node.tight());
            childrenOf(node);
        });
    }

    @Override
    public void item(Markup.Item node) {
        node("listItem", () -> {
            json.writeBooleanField("spread", !node.tight() && node.children().size() > 1);
            if (node.check() == Markup.Check.NONE) {
                json.writeNullField("checked");
            } else {
                json.writeBooleanField("checked", node.check() == Markup.Check.DONE);
            }
            childrenOf(node);
        });
    }

    @Override
    public void code(Markup.Code node) {
        node("code", () -> {
            optional("lang", node.info().language());
            optional("meta", node.info().meta());
            String value = node.value();
            json.writeStringField("value", value.isEmpty() ? "" : value.substring(0, value.length() - 1));
        });
    }

    @Override
    public void html(Markup.Html node) {
        String safe = SafeHtml.fragment(node.value(), guard);
        if (!safe.isBlank()) {
            value("html", safe);
        }
    }

    @Override
    public void thematicBreak(Markup.ThematicBreak node) {
        node("thematicBreak", () -> {});
    }

    @Override
    public void table(Markup.Table node) {
        node("table", () -> {
            json.writeArrayFieldStart("align");
            for (Alignment alignment : node.alignments()) {
                json.writeString(
                        alignment == Alignment.NONE ? null : alignment.name().toLowerCase(Locale.ROOT));
            }
            json.writeEndArray();
            childrenOf(node);
        });
    }

    @Override
    public void row(Markup.Row node) {
        parent("tableRow", node);
    }

    @Override
    public void cell(Markup.Cell node) {
        parent("tableCell", node);
    }

    @Override
    public void footnoteDefinition(Markup.FootnoteDefinition node) {
        node("footnoteDefinition", () -> {
            note(node.label());
            childrenOf(node);
        });
    }

    @Override
    public void footnoteReference(Markup.FootnoteReference node) {
        node("footnoteReference", () -> note(node.label()));
    }

    private void note(String label) throws IOException {
        json.writeStringField("identifier", label.toLowerCase(Locale.ROOT));
        json.writeStringField("label", label);
    }

    @Override
    public void text(Markup.Text node) {
        value("text", node.value());
    }

    @Override
    public void emphasis(Markup.Emphasis node) {
        parent("emphasis", node);
    }

    @Override
    public void strong(Markup.Strong node) {
        parent("strong", node);
    }

    @Override
    public void delete(Markup.Delete node) {
        parent("delete", node);
    }

    @Override
    public void inlineCode(Markup.InlineCode node) {
        value("inlineCode", node.value());
    }

    @Override
    public void hardBreak(Markup.HardBreak node) {
        node("break", () -> {});
    }

    @Override
    public void link(Markup.Link node) {
        node("link", () -> {
            json.writeStringField("url", SafeHtml.isSafeUrl(node.url()) ? node.url() : "");
            optional("title", node.title());
            childrenOf(node);
        });
    }

    @Override
    public void image(Markup.Image node) {
        node("image", () -> {
            json.writeStringField("url", SafeHtml.isSafeUrl(node.url()) ? node.url() : "");
            optional("title", node.title());
            json.writeStringField("alt", node.alt());
        });
    }
}
