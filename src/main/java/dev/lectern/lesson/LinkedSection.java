package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Puts the addresses that links have in a release into the places where their destinations stand. Addresses hold no
 * character that means something in HTML, Markdown or JSON, but for {@code &}.
 */
final class LinkedSection {

    private final Map<Integer, LinkEnd> ends;
    private final ReleasePoint at;
    private final List<LinkPlace> places;

    private LinkedSection(SectionRow row, Map<Integer, LinkEnd> ends, ReleasePoint at) {
        this.ends = ends;
        this.at = at;
        this.places = LinkPlace.of(row.linkPlaces()).stream()
                .filter(place -> ends.containsKey(place.link()))
                .sorted(Comparator.comparingInt(LinkPlace::start))
                .toList();
    }

    /** Whether links stand in what was read of {@code row}. */
    static boolean hasLinks(SectionRow row) {
        return LinkPlace.of(row.linkPlaces()).stream().anyMatch(place -> switch (place.form()) {
            case HTML -> place.heading() || row.html() != null;
            case MARKDOWN -> row.markdown() != null;
            case MDAST, MDAST_HTML -> row.mdast() != null;
        });
    }

    /** {@code row} with the addresses of {@code ends}, by number of the link; what is not there stays as written. */
    static SectionRow of(SectionRow row, Map<Integer, LinkEnd> ends, ReleasePoint at) {
        LinkedSection linked = new LinkedSection(row, ends, at);
        List<LinkPlace.Form> html = List.of(LinkPlace.Form.HTML);
        List<LinkPlace.Form> markdown = List.of(LinkPlace.Form.MARKDOWN);
        List<LinkPlace.Form> mdast = List.of(LinkPlace.Form.MDAST, LinkPlace.Form.MDAST_HTML);
        return new SectionRow(
                row.lessonId(),
                row.id(),
                row.position(),
                row.parent(),
                row.parentAnchor(),
                row.anchor(),
                row.heading(),
                linked.text(row.headingHtml(), true, html),
                linked.text(row.headingMarkdown(), true, markdown),
                linked.text(row.headingMdast(), true, mdast),
                row.level(),
                row.startLine(),
                row.endLine(),
                row.estimatedMinutes(),
                linked.text(row.html(), false, html),
                linked.text(row.markdown(), false, markdown),
                row.text(),
                linked.text(row.mdast(), false, mdast),
                row.linkPlaces());
    }

    private String text(String text, boolean heading, List<LinkPlace.Form> forms) {
        if (text == null) {
            return null;
        }
        StringBuilder linked = new StringBuilder(text.length());
        int end = 0;
        for (LinkPlace place : places) {
            if (place.heading() == heading && forms.contains(place.form())) {
                linked.append(text, end, place.start()).append(written(place.form(), ends.get(place.link())));
                end = place.end();
            }
        }
        return linked.append(text, end, text.length()).toString();
    }

    private String written(LinkPlace.Form form, LinkEnd end) {
        String href = end.href(at);
        return switch (form) {
            case HTML -> href.replace("&", "&amp;") + attributes(end, "\" %s=\"%s");
            case MARKDOWN, MDAST_HTML -> href.replace("&", "&amp;");
            case MDAST -> {
                String attributes = attributes(end, ",\"%s\":\"%s\"");
                // hProperties: what to write as attributes when HTML is made of it
                String properties =
                        attributes.isEmpty() ? "" : "\"data\":{\"hProperties\":{" + attributes.substring(1) + "}},";
                yield properties + "\"url\":\"" + href + "\"";
            }
        };
    }

    private static String attributes(LinkEnd end, String format) {
        String lesson = end.lesson() == null ? "" : format.formatted("data-lesson", end.lesson());
        return end.section() == null ? lesson : lesson + format.formatted("data-section", end.section());
    }
}
