package dev.lectern.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/** Gathers inline nodes: adjacent text becomes one, and bare addresses in it become links. */
final class InlineContent {

    private static final LinkExtractor LINKS = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    private final boolean linksUrls;
    private final List<Markup> nodes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** @param linksUrls whether bare addresses become links: not in the text of a link */
    InlineContent(boolean linksUrls) {
        this.linksUrls = linksUrls;
    }

    boolean linksUrls() {
        return linksUrls;
    }

    void add(Markup node) {
        flush();
        nodes.add(node);
    }

    void text(String more) {
        text.append(more);
    }

    List<Markup> nodes() {
        flush();
        return nodes;
    }

    private void flush() {
        if (text.isEmpty()) {
            return;
        }
        String value = text.toString();
        text.setLength(0);
        if (linksUrls && mayHoldLink(value)) {
            addLinked(value);
        } else {
            nodes.add(new Markup.Text(value));
        }
    }

    private static boolean mayHoldLink(String value) {
        return value.contains("://") || value.contains("www.") || value.indexOf('@') >= 0;
    }

    private void addLinked(String value) {
        int end = 0;
        for (LinkSpan link : LINKS.extractLinks(value)) {
            String shown = value.substring(link.getBeginIndex(), link.getEndIndex());
            String url = url(link.getType(), shown);
            if (url.isEmpty()) {
                continue;
            }
            if (link.getBeginIndex() > end) {
                nodes.add(new Markup.Text(value.substring(end, link.getBeginIndex())));
            }
            nodes.add(new Markup.Link(url, "", List.of(new Markup.Text(shown)), Destination.NONE));
            end = link.getEndIndex();
        }
        if (end < value.length()) {
            nodes.add(new Markup.Text(value.substring(end)));
        }
    }

    // GFM spec: The scheme http will be inserted automatically [for www]; an extended URL autolink begins with one of
    // the schemes http://, https:// or ftp://.
    private static String url(LinkType type, String shown) {
        return switch (type) {
            case WWW -> "http://" + shown;
            case EMAIL -> "mailto:" + shown;
            case URL -> shown.startsWith("http://") || shown.startsWith("https://") ? shown : "";
        };
    }
}
