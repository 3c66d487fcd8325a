package dev.lectern.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/** Turns the inline content of a block into {@link Markup}. */
final class InlineReader {

    List<Markup> children(Node parent) {
        InlineContent content = new InlineContent(true);
        addChildren(parent, content);
        return content.nodes();
    }

    private List<Markup> linkText(Node parent) {
        InlineContent content = new InlineContent(false);
        addChildren(parent, content);
        return content.nodes();
    }

    private List<Markup> within(Node parent, InlineContent outer) {
        InlineContent content = new InlineContent(outer.linksUrls());
        addChildren(parent, content);
        return content.nodes();
    }

    private void addChildren(Node parent, InlineContent content) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, content);
        }
    }

    private void add(Node node, InlineContent content) {
        if (node instanceof Code code) {
            content.add(new Markup.InlineCode(codeSpan(code.getText().toString())));
        } else if (node instanceof SoftLineBreak) {
            content.text("\n");
        } else if (node instanceof HardLineBreak) {
            content.add(new Markup.HardBreak());
        } else if (node instanceof Emphasis) {
            content.add(new Markup.Emphasis(within(node, content)));
        } else if (node instanceof StrongEmphasis) {
            content.add(new Markup.Strong(within(node, content)));
        } else if (node instanceof Strikethrough) {
            content.add(new Markup.Delete(within(node, content)));
        } else if (node instanceof HtmlInlineBase) {
            content.add(html(node.getChars()));
        } else if (node instanceof AutoLink link) {
            String url = link.getText().toString();
            content.add(new Markup.Link(url, "", List.of(new Markup.Text(url)), Destination.NONE));
        } else if (node instanceof MailLink link) {
            String address = link.getText().toString();
            content.add(new Markup.Link("mailto:" + address, "", List.of(new Markup.Text(address)), Destination.NONE));
        } else if (node instanceof Footnote note) {
            content.add(new Markup.FootnoteReference(
                    note.getFootnoteBlock().getText().toString()));
        } else if (node instanceof InlineLinkNode link) {
            link(link, content);
        } else if (node.hasChildren()) {
            addChildren(node, content);
        } else {
            content.text(unescaped(node.getChars()));
        }
    }

    private static Destination destination(InlineLinkNode link) {
        BasedSequence url = link.getUrl();
        return url.isEmpty() ? Destination.NONE : new Destination(url.getStartOffset(), url.toString());
    }

    private static Markup.Html html(BasedSequence chars) {
        List<Integer> lineOffsets = new ArrayList<>(List.of(chars.getStartOffset()));
        for (int i = chars.indexOf('\n'); i >= 0 && i + 1 < chars.length(); i = chars.indexOf('\n', i + 1)) {
            lineOffsets.add(chars.getIndexOffset(i + 1));
        }
        return new Markup.Html(false, chars.toString(), lineOffsets);
    }

    private void link(InlineLinkNode link, InlineContent content) {
        String url = unescaped(link.getUrl());
        String title = unescaped(link.getTitle());
        if (link instanceof Image) {
            content.add(new Markup.Image(url, title, PlainText.alternative(linkText(link)), destination(link)));
        } else {
            content.add(new Markup.Link(url, title, linkText(link), destination(link)));
        }
    }

    /** {@code raw} without backslash escapes and character references. */
    static String unescaped(CharSequence raw) {
        return SourceText.storable(Escapes.resolved(raw));
    }

    // spec: First, line endings are converted to spaces. If the resulting string both begins and ends with a space
    // character, but does not consist entirely of space characters, a single space character is removed from the front
    // and back.
    private static String codeSpan(String raw) {
        String code = raw.replace('\n', ' ');
        int length = code.length();
        boolean padded = length > 1 && code.charAt(0) == ' ' && code.charAt(length - 1) == ' ';
        boolean onlySpaces = code.chars().allMatch(c -> c == ' ');
        return padded && !onlySpaces ? code.substring(1, length - 1) : code;
    }
}
