package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links in the HTML of a section, which the sanitiser has left there. */
final class ShownLinks {

    private final List<Shown> links = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();

    /** The value of an attribute that a link leads to, from {@code start} to before {@code end}. */
    record Shown(String key, boolean heading, int start, int end) {}

    /** What is the same for a link as it was written and as the sanitiser writes it. */
    static String key(ParsedLink.Kind kind, String url) {
        return kind + PercentEncoding.decode(url);
    }

    /** What {@code attribute} makes of its element; null where it leads nowhere. */
    static ParsedLink.Kind kind(HtmlAttribute attribute) {
        if (attribute.element().equals("a") && attribute.name().equals("href")) {
            return ParsedLink.Kind.LINK;
        }
        boolean image = attribute.element().equals("img") && attribute.name().equals("src");
        return image ? ParsedLink.Kind.IMAGE : null;
    }

    /** Adds those of a heading, or of a body. */
    void read(String html, boolean heading) {
        Map<Integer, String> alternatives = new HashMap<>();
        List<HtmlAttribute> attributes = HtmlAttribute.of(html);
        for (HtmlAttribute attribute : attributes) {
            if (attribute.name().equals("alt")) {
                alternatives.put(attribute.tagEnd(), value(html, attribute));
            }
        }
        for (HtmlAttribute attribute : attributes) {
            ParsedLink.Kind kind = kind(attribute);
            if (kind != null) {
                String key = key(kind, value(html, attribute));
                links.add(new Shown(key, heading, attribute.start(), attribute.end()));
                String text = kind == ParsedLink.Kind.LINK
                        ? textOf(html, attribute.tagEnd())
                        : alternatives.getOrDefault(attribute.tagEnd(), "");
                texts.putIfAbsent(key, text);
            }
        }
    }

    List<Shown> all() {
        return links;
    }

    /** What a reader sees of the first link with this key; empty where there is none. */
    Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    private static String value(String html, HtmlAttribute attribute) {
        return Escaping.unescapeHtml(html.substring(attribute.start(), attribute.end()));
    }

    private static String textOf(String html, int start) {
        int end = html.indexOf("</a>", start);
        return end < 0 ? "" : HtmlText.of(html.substring(start, end)).replace('\n', ' ');
    }
}
