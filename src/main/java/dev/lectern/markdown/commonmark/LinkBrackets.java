package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.delimiter.Bracket;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Makes links, images and footnote references of brackets: the procedure "look for link or image" of the spec. */
final class LinkBrackets {

    private static final int MAX_LABEL = 999;

    private final CommonMarkInlines parser;
    private final BasedSequence text;
    private Bracket last;
    /** Brackets before this index have a link after them. */
    private int linkStart;

    LinkBrackets(CommonMarkInlines parser, BasedSequence text) {
        this.parser = parser;
        this.text = text;
    }

    boolean anyOpen() {
        return last != null;
    }

    /** Takes note of a bracket at {@code index}, which {@code node} holds, together with the ! of an image. */
    void open(Text node, int index, boolean image) {
        if (last != null) {
            last.setBracketAfter(true);
        }
        Delimiter before = parser.getLastDelimiter();
        last = image ? Bracket.image(text, node, index, last, before) : Bracket.link(text, node, index, last, before);
    }

    /** Closes the last bracket with the one at {@code index}: gives the index after what that makes, or -1. */
    int close(int index) {
        Bracket opener = last;
        if (opener == null) {
            return LinkParts.NONE;
        }
        last = opener.getPrevious();
        // spec: If we have a link (and not an image), we also set all [ delimiters before the opening delimiter to
        // inactive. (This will prevent us from getting links within links.)
        if (!opener.isImage() && opener.getStartIndex() < linkStart) {
            return LinkParts.NONE;
        }
        int end = link(opener, index);
        if (end == LinkParts.NONE) {
            return footnote(opener, index);
        }
        if (!opener.isImage()) {
            linkStart = opener.getStartIndex();
        }
        return end;
    }

    private int link(Bracket opener, int index) {
        int end = inlineLink(opener, index + 1);
        return end == LinkParts.NONE ? referenceLink(opener, index) : end;
    }

    // spec: An inline link consists of a link text followed immediately by a left parenthesis, an optional link
    // destination, an optional link title, and a right parenthesis. These four components may be separated by spaces,
    // tabs, and up to one line ending. If both link destination and link title are present, they must be separated.
    private int inlineLink(Bracket opener, int start) {
        if (start >= text.length() || text.charAt(start) != '(') {
            return LinkParts.NONE;
        }
        int urlStart = LinkParts.whitespace(text, start + 1);
        int urlEnd = LinkParts.destination(text, urlStart);
        if (urlEnd == LinkParts.NONE) {
            return LinkParts.NONE;
        }
        int titleStart = LinkParts.whitespace(text, urlEnd);
        int titleEnd = titleStart == urlEnd ? LinkParts.NONE : LinkParts.title(text, titleStart);
        int close = titleEnd == LinkParts.NONE ? titleStart : LinkParts.whitespace(text, titleEnd);
        if (close >= text.length() || text.charAt(close) != ')') {
            return LinkParts.NONE;
        }
        InlineLinkNode link = node(opener, close + 1);
        link.setUrlChars(text.subSequence(urlStart, urlEnd));
        link.setTitleChars(titleEnd == LinkParts.NONE ? BasedSequence.NULL : text.subSequence(titleStart, titleEnd));
        wrap(opener, link);
        return close + 1;
    }

    // spec: A full reference link consists of a link text immediately followed by a link label that matches a link
    // reference definition. A collapsed [one] of a link label, followed by the string []. A shortcut [one] of a link
    // label that is not followed by [] or a link label.
    private int referenceLink(Bracket opener, int index) {
        int labelEnd = LinkParts.label(text, index + 1);
        int end = labelEnd == LinkParts.NONE ? index + 1 : labelEnd;
        boolean full = end > index + 3;
        if (!full && opener.isBracketAfter()) {
            return LinkParts.NONE;
        }
        BasedSequence label =
                full ? text.subSequence(index + 2, end - 1) : text.subSequence(opener.getStartIndex() + 1, index);
        LinkNodeBase definition = label.length() > MAX_LABEL
                ? null
                : Parser.REFERENCES.get(parser.getDocument()).get(LinkLabels.key(label));
        if (definition == null) {
            return LinkParts.NONE;
        }
        InlineLinkNode link = node(opener, end);
        link.setUrl(definition.getUrl());
        link.setTitle(definition.getTitle());
        wrap(opener, link);
        return end;
    }

    private InlineLinkNode node(Bracket opener, int end) {
        return opener.isImage()
                ? new Image(text.subSequence(opener.getStartIndex() - 1, end))
                : new Link(text.subSequence(opener.getStartIndex(), end));
    }

    private void wrap(Bracket opener, InlineLinkNode link) {
        parser.flushTextNode();
        Node child = opener.getNode().getNext();
        while (child != null) {
            Node next = child.getNext();
            link.appendChild(child);
            child = next;
        }
        parser.appendNode(link);
        parser.processDelimiters(opener.getPreviousDelimiter());
        opener.getNode().unlink();
    }

    /** A reference takes the place of all that stands between the brackets, and leaves the ! before them. */
    private int footnote(Bracket opener, int index) {
        int start = opener.getStartIndex() + 1;
        if (opener.isBracketAfter() || !text.matchChars("^", start)) {
            return LinkParts.NONE;
        }
        BasedSequence label = text.subSequence(start + 1, index);
        FootnoteBlock definition =
                FootnoteExtension.FOOTNOTES.get(parser.getDocument()).get(LinkLabels.key(label));
        if (definition == null) {
            return LinkParts.NONE;
        }
        parser.flushTextNode();
        while (parser.getLastDelimiter() != opener.getPreviousDelimiter()) {
            parser.removeDelimiter(parser.getLastDelimiter());
        }
        Node node = opener.isImage() ? opener.getNode().getNext() : opener.getNode();
        opener.getNode().setChars(opener.getNode().getChars().subSequence(0, 1));
        while (node != null) {
            Node next = node.getNext();
            node.unlink();
            node = next;
        }
        Footnote note = new Footnote(text.subSequence(start - 1, start + 1), label, text.subSequence(index, index + 1));
        note.setFootnoteBlock(definition);
        parser.appendNode(note);
        return index + 1;
    }
}
