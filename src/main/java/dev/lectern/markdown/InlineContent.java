package dev.lectern.markdown;

import dev.lectern.markdown.commonmark.BareAddress;
import java.util.ArrayList;
import java.util.List;

/** Gathers inline nodes: adjacent text becomes one, and bare addresses in it become links. */
final class InlineContent {

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
        for (BareAddress address : BareAddress.in(value)) {
            if (address.start() > end) {
                nodes.add(new Markup.Text(value.substring(end, address.start())));
            }
            Markup shown = new Markup.Text(value.substring(address.start(), address.end()));
            nodes.add(new Markup.Link(address.url(), "", List.of(shown), Destination.NONE));
            end = address.end();
        }
        if (end < value.length()) {
            nodes.add(new Markup.Text(value.substring(end)));
        }
    }
}
