package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gathers the links of a lesson, section by section, and finds where they stand in every format. */
final class LinkReader {

    private static final Pattern BRACES = Pattern.compile("\\{#(\\p{L}[\\p{L}\\p{M}\\p{N}_.:-]*)\\}");

    private final SourceText source;
    private final int bodyStart;
    private final LessonText text;

    private final List<Found> links = new ArrayList<>();
    private final Map<Integer, Found> byOffset = new HashMap<>();
    private final TreeMap<Integer, ParsedSection> sections = new TreeMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** Reads links of a lesson whose body begins at {@code bodyStart} of {@code source}, which is decoded from {@code text}. */
    LinkReader(SourceText source, int bodyStart, LessonText text) {
        this.source = source;
        this.bodyStart = bodyStart;
        this.text = text;
    }

    /** Reads those of a section from {@code line} of the text on: {@code nodes} are its heading and all that is shown under it. */
    void read(ParsedSection section, int line, List<Markup> nodes) {
        sections.put(source.start(line), section);
        int first = links.size();
        ShownLinks shown = new ShownLinks();
        shown.read(section.heading().html(), true);
        shown.read(section.body().html(), false);
        collect(nodes, section, shown);

        Map<String, Found> byKey = new HashMap<>();
        for (Found link : links.subList(first, links.size())) {
            byKey.putIfAbsent(ShownLinks.key(link.kind, link.url), link);
        }
        for (ShownLinks.Shown link : shown.all()) {
            place(byKey.get(link.key()), section, link.heading(), ParsedLink.Form.HTML, link.start(), link.end());
        }
        placeInMdast(byKey, section, true, section.heading().mdast());
        placeInMdast(byKey, section, false, section.body().mdast());
    }

    /** All links, in document order. */
    List<ParsedLink> links() {
        byOffset.forEach(this::placeInMarkdown);
        return links.stream().map(this::parsed).toList();
    }

    /**
     * Ids of places in the lesson besides its sections, with the anchors of the sections they stand in: of raw HTML, of
     * headings within quotes and lists, and those in braces that Pandoc knows.
     */
    Map<String, String> ids() {
        return ids;
    }

    private void collect(List<Markup> nodes, ParsedSection section, ShownLinks shown) {
        for (Markup node : nodes) {
            if (node instanceof Markup.Link link) {
                add(section, ParsedLink.Kind.LINK, link.url(), PlainText.inline(link.children()), link.destination());
            } else if (node instanceof Markup.Image image) {
                add(section, ParsedLink.Kind.IMAGE, image.url(), image.alt(), image.destination());
            } else if (node instanceof Markup.Html html) {
                collect(html, section, shown);
            } else if (node instanceof Markup.Text text) {
                BRACES.matcher(text.value()).results().forEach(id -> id(id.group(1), section));
            }
            if (node instanceof Markup.Parent parent) {
                parent.children().forEach(child -> nestedHeading(child, section));
                collect(parent.children(), section, shown);
            }
        }
    }

    private void nestedHeading(Markup node, ParsedSection section) {
        if (node instanceof Markup.Heading heading) {
            id(Anchors.slug(PlainText.inline(heading.children())), section);
        }
    }

    private void id(String id, ParsedSection section) {
        if (!id.isEmpty()) {
            ids.putIfAbsent(id, section.anchor());
        }
    }

    private void collect(Markup.Html html, ParsedSection section, ShownLinks shown) {
        SourceText lines = new SourceText(html.value());
        for (HtmlAttribute attribute : HtmlAttribute.of(html.value())) {
            String written = html.value().substring(attribute.start(), attribute.end());
            String value = SourceText.storable(Escaping.unescapeHtml(written)).strip();
            ParsedLink.Kind kind = ShownLinks.kind(attribute);
            if (kind != null) {
                Optional<String> text = shown.text(ShownLinks.key(kind, value));
                int line = lines.line(attribute.start());
                int offset = html.lineOffsets().get(line - 1) + attribute.start() - lines.start(line);
                text.ifPresent(seen -> add(section, kind, value, seen, new Destination(offset, written)));
            } else if (isId(attribute)) {
                id(value, section);
            }
        }
    }

    private static boolean isId(HtmlAttribute attribute) {
        return attribute.name().equals("id")
                || attribute.name().equals("name") && attribute.element().equals("a");
    }

    private void add(ParsedSection section, ParsedLink.Kind kind, String url, String text, Destination destination) {
        if (destination != Destination.NONE && ParsedLink.isServed(url)) {
            Found link = new Found(links.size() + 1, section, kind, url, text, destination);
            links.add(link);
            byOffset.putIfAbsent(destination.start(), link);
        }
    }

    private void placeInMdast(Map<String, Found> byKey, ParsedSection section, boolean heading, String mdast) {
        for (MdastText text : MdastText.of(mdast)) {
            switch (text.type()) {
                case "link", "image" -> {
                    ParsedLink.Kind kind = ParsedLink.Kind.valueOf(text.type().toUpperCase(Locale.ROOT));
                    Found link = byKey.get(ShownLinks.key(kind, text.value()));
                    place(link, section, heading, ParsedLink.Form.MDAST, text.memberStart(), text.end() + 1);
                }
                default -> {
                    for (HtmlAttribute attribute : HtmlAttribute.of(text.value())) {
                        String written = text.value().substring(attribute.start(), attribute.end());
                        Found link = byKey.get(ShownLinks.key(
                                ShownLinks.kind(attribute),
                                Escaping.unescapeHtml(written).strip()));
                        place(
                                link,
                                section,
                                heading,
                                ParsedLink.Form.MDAST_HTML,
                                text.offsets()[attribute.start()],
                                text.offsets()[attribute.end()]);
                    }
                }
            }
        }
    }

    /** A definition may stand in another section than the links that it is for. */
    private void placeInMarkdown(int offset, Found link) {
        int start = bodyStart + offset;
        Map.Entry<Integer, ParsedSection> holder = sections.floorEntry(start);
        if (holder == null) {
            return;
        }
        ParsedSection section = holder.getValue();
        int headingLength = section.heading().markdown().length();
        int within = start - holder.getKey();
        boolean heading = within < headingLength;
        String slice = heading ? section.heading().markdown() : section.body().markdown();
        int from = heading ? within : within - headingLength;
        String written = link.destination.written();
        if (slice.startsWith(written, from)) {
            place(link, section, heading, ParsedLink.Form.MARKDOWN, from, from + written.length());
        }
    }

    private static void place(
            Found link, ParsedSection section, boolean heading, ParsedLink.Form form, int start, int end) {
        if (link != null) {
            link.places.add(new ParsedLink.Place(section.position(), heading, form, start, end));
        }
    }

    private ParsedLink parsed(Found link) {
        int start = bodyStart + link.destination.start();
        int end = bodyStart + link.destination.end();
        int line = source.line(start);
        int endLine = source.line(end);
        boolean own = text.isOwn(line) && text.isOwn(endLine);
        return new ParsedLink(
                link.number,
                link.section.position(),
                link.kind,
                link.url,
                link.text,
                text.sourceLine(line),
                own ? start - source.start(line) + 1 : 1,
                text.sourceLine(endLine),
                own ? end - source.start(endLine) + 1 : 1,
                link.places);
    }

    private record Found(
            int number,
            ParsedSection section,
            ParsedLink.Kind kind,
            String url,
            String text,
            Destination destination,
            List<ParsedLink.Place> places) {

        Found(
                int number,
                ParsedSection section,
                ParsedLink.Kind kind,
                String url,
                String text,
                Destination destination) {
            this(number, section, kind, url, text, destination, new ArrayList<>());
        }
    }
}
