package dev.lectern.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import dev.lectern.markdown.limits.Guard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.FilterUrlByProtocolAttributePolicy;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** HTML that can't run script or reach outside its place, whatever the author wrote. */
final class SafeHtml {

    private static final Pattern CLASSES = Pattern.compile("[\\p{L}\\p{N}_+#.-]+(?: [\\p{L}\\p{N}_+#.-]+)*");
    private static final Pattern KIND = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern FOOTNOTE_ID = Pattern.compile("fn(?:ref)?-[\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,5}%?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final String[] ELEMENTS =
            ("p br hr h1 h2 h3 h4 h5 h6 blockquote pre code ul ol li dl dt dd div section"
                            + " aside span details summary table caption colgroup col thead tbody tfoot tr th td em strong del"
                            + " ins b i s u small kbd sub sup abbr mark q cite dfn var samp time figure figcaption a img")
                    .split(" ");
    private static final Set<String> KEPT = Set.of(ELEMENTS);
    private static final String[] PROTOCOLS = {"http", "https", "ftp", "mailto"};
    private static final AttributePolicy URLS = new FilterUrlByProtocolAttributePolicy(List.of(PROTOCOLS));
    private static final int MAX_ROUNDS = 6;
    private static final PolicyFactory POLICY = policy();

    private SafeHtml() {}

    /** The safe part of what {@link HtmlWriter} made without raw HTML; doing it again changes nothing. */
    static String ofWellFormed(String html, Guard guard) {
        return isPlain(html) ? html : sanitized(html, guard);
    }

    /** The safe part of any HTML; doing it again changes nothing. */
    static String of(String html, Guard guard) {
        return settled(html, before -> sanitized(before, guard))
                .orElseGet(() -> sanitized(Escaping.escapeHtml(HtmlText.of(html), false), guard));
    }

    /**
     * The safe part of HTML that need not be whole: tags that open or close what other fragments close or open are kept.
     * Doing it again changes nothing.
     */
    static String fragment(String html, Guard guard) {
        return settled(html, before -> openEnded(before, guard)).orElse("");
    }

    /** Whether a link may lead to {@code url}: it is relative, or of a protocol that runs nothing. */
    static boolean isSafeUrl(String url) {
        // the sanitiser looks at what is left of the value without the spaces around it
        return URLS.apply("a", "href", url.strip()) != null;
    }

    /** What {@code html} is when {@code round} changes nothing more; empty when that takes too long. */
    private static Optional<String> settled(String html, UnaryOperator<String> round) {
        String before = html;
        // the sanitiser balances tags as it goes, and may find more to balance in what it made of broken HTML
        for (int i = 0; i < MAX_ROUNDS; i++) {
            String after = round.apply(before);
            if (after.equals(before)) {
                return Optional.of(after);
            }
            before = after;
        }
        return Optional.empty();
    }

    private static String openEnded(String html, Guard guard) {
        guard.spend(html.length());
        StringBuilder out = new StringBuilder();
        HtmlStreamEventReceiver renderer = renderer(out);
        HtmlSanitizer.Policy policy = POLICY.apply(renderer);
        GuardedHtml tags = new GuardedHtml(new OpenEnded(policy, renderer, KEPT), KEPT, out, guard);
        HtmlSanitizer.sanitize(html, policy, balanced -> tags);
        return out.toString();
    }

    private static String sanitized(String html, Guard guard) {
        guard.spend(html.length());
        StringBuilder out = new StringBuilder(html.length());
        HtmlSanitizer.sanitize(
                html, POLICY.apply(renderer(out)), balanced -> new GuardedHtml(balanced, KEPT, out, guard));
        return out.toString();
    }

    private static HtmlStreamEventReceiver renderer(StringBuilder out) {
        return HtmlStreamRenderer.create(out, Handler.DO_NOTHING);
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
                .allowElements(ELEMENTS)
                .allowElements(SafeHtml::checkbox, "input")
                .allowWithoutAttributes("span", "a")
                .allowUrlProtocols(PROTOCOLS)
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
