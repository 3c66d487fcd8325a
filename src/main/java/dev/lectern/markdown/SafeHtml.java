package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** HTML that can't run script or reach outside its place, whatever the author wrote. */
final class SafeHtml {

    private static final Pattern CLASSES = Pattern.compile("[\\p{L}\\p{N}_+#.-]+(?: [\\p{L}\\p{N}_+#.-]+)*");
    private static final Pattern KIND = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern FOOTNOTE_ID = Pattern.compile("fn(?:ref)?-[\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,5}%?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final int MAX_ROUNDS = 6;
    private static final PolicyFactory POLICY = policy();

    private SafeHtml() {}

    /** The safe part of what {@link HtmlWriter} made without raw HTML; doing it again changes nothing. */
    static String ofWellFormed(String html) {
        return isPlain(html) ? html : POLICY.sanitize(html);
    }

    /** The safe part of any HTML; doing it again changes nothing. */
    static String of(String html) {
        String before = html;
        // the sanitiser balances tags as it goes, and may find more to balance in what it made of broken HTML
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String after = POLICY.sanitize(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return POLICY.sanitize(Escaping.escapeHtml(HtmlText.of(html), false));
    }

    /** Whether {@code value} is kept as the value of a {@code class}. */
    static boolean isClasses(String value) {
        return CLASSES.matcher(value).matches();
    }

    /** Whether {@code html} is nothing but characters that the policy would leave alone: most headings are. */
    private static boolean isPlain(String html) {
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && " .,:;!?()/_-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code")
                .allowElements(
                        "ul", "ol", "li", "dl", "dt", "dd", "div", "section", "aside", "span", "details", "summary")
                .allowElements("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
                .allowElements("em", "strong", "del", "ins", "b", "i", "s", "u", "small", "kbd", "sub", "sup", "abbr")
                .allowElements("mark", "q", "cite", "dfn", "var", "samp", "time", "figure", "figcaption", "a", "img")
                .allowElements(SafeHtml::checkbox, "input")
                .allowWithoutAttributes("span", "a")
                .allowUrlProtocols("http", "https", "ftp", "mailto")
                .allowAttributes("href")
                .onElements("a")
                .allowAttributes("src")
                .onElements("img")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(SIZE)
                .onElements("img")
                .allowAttributes("title")
                .globally()
                .allowAttributes("class")
                .matching(CLASSES)
                .globally()
                .allowAttributes("id")
                .matching(FOOTNOTE_ID)
                .onElements("li", "a")
                .allowAttributes("data-kind")
                .matching(KIND)
                .onElements("div")
                .allowAttributes("lang")
                .matching(LANGUAGE)
                .globally()
                .allowAttributes("dir")
                .matching(false, "ltr", "rtl", "auto")
                .globally()
                .allowAttributes("align")
                .matching(true, "left", "center", "right")
                .onElements("th", "td", "div", "p")
                .allowAttributes("colspan", "rowspan")
                .matching(NUMBER)
                .onElements("th", "td")
                .allowAttributes("scope")
                .matching(true, "row", "col", "rowgroup", "colgroup")
                .onElements("th")
                .allowAttributes("start")
                .matching(NUMBER)
                .onElements("ol")
                .allowAttributes("reversed")
                .onElements("ol")
                .allowAttributes("open")
                .onElements("details")
                .allowAttributes("datetime")
                .onElements("time")
                .allowAttributes("type", "checked", "disabled")
                .onElements("input")
                .toFactory();
    }

    /** Keeps checkboxes that nobody can tick: those of task lists. */
    private static String checkbox(String element, List<String> attributes) {
        boolean box = false;
        boolean checked = false;
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            box |= attributes.get(i).equals("type") && attributes.get(i + 1).equalsIgnoreCase("checkbox");
            checked |= attributes.get(i).equals("checked");
        }
        attributes.clear();
        if (!box) {
            return null;
        }
        attributes.addAll(List.of("type", "checkbox"));
        if (checked) {
            attributes.addAll(List.of("checked", "checked"));
        }
        attributes.addAll(List.of("disabled", "disabled"));
        return element;
    }
}
