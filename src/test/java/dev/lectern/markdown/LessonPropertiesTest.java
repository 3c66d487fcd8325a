package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.util.sequence.Escaping;
import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.ParsingLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LessonPropertiesTest {

    /** A tag that runs script, brings in another language, or can be reached by its name. */
    private static final String DANGEROUS =
            "(?i)<(?:script|style|svg|math|template|noscript|iframe|form|object|embed|base|meta|link)"
                    + "|<[^>]*(?:javascript:|vbscript:|data:|\\son[a-z]+\\s*=|\\sname\\s*=|\\sstyle\\s*=|\\sid=\"(?!fn))";

    private final LessonParser parser = new LessonParser();

    @Property(tries = 400)
    void sectionsTileTheBody(@ForAll("lessons") String text) {
        if (parse(text) instanceof ParsedLesson lesson && !lesson.sections().isEmpty()) {
            SourceText source = SourceText.decode(text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
            List<ParsedSection> sections = lesson.sections();
            String tiled = sections.stream()
                    .map(s -> s.heading().markdown() + s.body().markdown())
                    .collect(Collectors.joining());
            assertThat(tiled)
                    .isEqualTo(
                            source.text().substring(source.start(sections.get(0).startLine())));
            for (int i = 1; i < sections.size(); i++) {
                assertThat(sections.get(i).startLine())
                        .isEqualTo(sections.get(i - 1).endLine() + 1);
            }
            assertThat(sections.get(sections.size() - 1).endLine()).isEqualTo(source.lines());
        }
    }

    @Property(tries = 400)
    void everyCodeBlockLiesInItsSection(@ForAll("lessons") String text) {
        if (parse(text) instanceof ParsedLesson lesson) {
            int line = 0;
            for (ParsedCodeBlock block : lesson.codeBlocks()) {
                ParsedSection section = lesson.sections().get(block.section() - 1);
                assertThat(block.startLine()).isGreaterThan(line).isGreaterThanOrEqualTo(section.startLine());
                assertThat(block.endLine()).isLessThanOrEqualTo(section.endLine());
                assertThat(block.highlightLines()).allMatch(l -> l >= 1 && l <= block.lines());
                line = block.endLine();
            }
            assertThat(lesson.codeLines())
                    .isEqualTo(lesson.sections().stream()
                            .mapToInt(ParsedSection::codeLines)
                            .sum());
        }
    }

    @Property(tries = 1000)
    void anchorsAreUniqueAndParentsHaveLowerLevels(@ForAll("headings") String text) {
        ParsedLesson lesson = (ParsedLesson) parse(text);
        Set<String> anchors =
                lesson.sections().stream().map(ParsedSection::anchor).collect(Collectors.toSet());
        assertThat(anchors).hasSameSizeAs(lesson.sections());
        for (ParsedSection section : lesson.sections()) {
            if (section.parent() > 0) {
                assertThat(lesson.sections().get(section.parent() - 1).level()).isLessThan(section.level());
            }
        }
    }

    @Property(tries = 500)
    void sanitisingAgainChangesNothing(@ForAll("hostile") String html) {
        String once = SafeHtml.of(html, guard());
        assertThat(SafeHtml.of(once, guard())).isEqualTo(once);
        assertThat(once).doesNotContainPattern(DANGEROUS);
    }

    @Property(tries = 500)
    void fragmentsAreSafeAloneAndTogether(@ForAll("hostile") String html, @ForAll("hostile") String other) {
        String fragment = SafeHtml.fragment(html, guard());
        assertThat(SafeHtml.fragment(fragment, guard())).isEqualTo(fragment);
        assertThat(fragment + SafeHtml.fragment(other, guard())).doesNotContainPattern(DANGEROUS);
    }

    @Property(tries = 500)
    void linkThatHtmlKeepsOrMdastKeepsRunsNothing(@ForAll("urls") String url) {
        boolean safe = SafeHtml.isSafeUrl(url);
        boolean kept = SafeHtml.of("<a href=\"" + Escaping.escapeHtml(url, false) + "\">x</a>", guard())
                .contains("href");
        // what is not printed the sanitiser takes away before it looks; mdast, which can't, gives up the address then
        boolean printed = url.matches("[!-~]*");
        assertThat(safe || !kept || !printed).isTrue();
        // browsers look for a protocol after they have dropped white space and controls
        String seen = url.replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
        Matcher protocol = Pattern.compile("([a-z][a-z0-9+.-]*):.*").matcher(seen);
        assertThat(safe && protocol.matches() ? protocol.group(1) : "http").isIn("http", "https", "ftp", "mailto");
    }

    @Property(tries = 400)
    void htmlOfALessonIsAFixedPointOfTheSanitiser(@ForAll("lessons") String text) {
        if (parse(text) instanceof ParsedLesson lesson) {
            for (ParsedSection section : lesson.sections()) {
                assertThat(SafeHtml.of(section.body().html(), guard()))
                        .isEqualTo(section.body().html());
                assertThat(SafeHtml.of(section.heading().html(), guard()))
                        .isEqualTo(section.heading().html());
            }
        }
    }

    @Property(tries = 1000)
    void anyBytesAreAnswered(@ForAll byte[] bytes) {
        assertThat(parser.parse(bytes)).isNotNull();
    }

    @Property(tries = 200)
    void whatIsKeptCanBeStored(@ForAll("lessons") String text) {
        if (parse(text) instanceof ParsedLesson lesson) {
            for (ParsedSection section : lesson.sections()) {
                assertThat(section.body().html()
                                + section.body().text()
                                + section.heading().text())
                        .doesNotContain("\0");
            }
        }
    }

    @Property(tries = 1000)
    void aLinkStandsAtEveryPlaceItIsSaidToBe(@ForAll("links") String text) {
        if (parse(text) instanceof ParsedLesson lesson) {
            SourceText source = SourceText.decode(text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
            for (ParsedLink link : lesson.links()) {
                String written = source.text()
                        .substring(
                                source.start(link.line()) + link.column() - 1,
                                source.start(link.endLine()) + link.endColumn() - 1);
                assertThat(InlineReader.unescaped(written).strip()).isEqualTo(link.url());
                assertThat(link.places())
                        .allSatisfy(
                                place -> assertThat(at(lesson, place)).isEqualTo(PercentEncoding.decode(link.url())));
            }
        }
    }

    /** The address that stands at {@code place}. */
    private static String at(ParsedLesson lesson, ParsedLink.Place place) {
        ParsedSection section = lesson.sections().get(place.section() - 1);
        Body body = place.heading() ? section.heading() : section.body();
        String url = switch (place.form()) {
            case HTML -> unescaped(body.html().substring(place.start(), place.end()));
            case MARKDOWN -> InlineReader.unescaped(body.markdown().substring(place.start(), place.end()));
            case MDAST ->
                LessonJson.read("{" + body.mdast().substring(place.start(), place.end()) + "}")
                        .get("url")
                        .asText();
            case MDAST_HTML -> unescaped(body.mdast().substring(place.start(), place.end()));
        };
        return PercentEncoding.decode(url.strip());
    }

    private static String unescaped(String html) {
        return Escaping.unescapeHtml(html);
    }

    private static Guard guard() {
        return new Guard(ParsingLimits.DEFAULT, System::nanoTime);
    }

    private LessonSource parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> lessons() {
        return Arbitraries.oneOf(MarkdownArbitraries.markdown(), MarkdownArbitraries.withContainers())
                .flatMap(body -> Arbitraries.of("", "---\ntitle: T\n---\n", "---\n---\n\n", "+++\n+++\n", "\n\n")
                        .map(front -> front + body));
    }

    @Provide
    Arbitrary<String> links() {
        return Arbitraries.of(
                        "[a](b.md)",
                        "![a](<b c.png> 'T')",
                        "[*a*](b\\_c.md?x&amp;y=(1)#d%20e)",
                        "[a][r]",
                        "[r]",
                        "\n\n[r]: ../r.md\n\n",
                        "\n\n> [r]:\n> <q.md>\n\n",
                        "<a href='raw.md?a=1&amp;b'>x</a>",
                        "<a href=raw.md>",
                        "</a>",
                        "\n<img src=\"i.png\" alt='é'>\n",
                        "\n\n<p>\n<img alt=\"\" src='j.png'>\n",
                        "\n\n> - ",
                        "\n>   ",
                        "\n| a |\n|---|\n| \\| [a\\|b](t.md) |\n",
                        "\n# [h](h.md)\n",
                        "[^1]",
                        "\n\n[^1]: [n](n.md)\n\n",
                        "`",
                        "<!--",
                        "-->",
                        "\t",
                        " text ",
                        "\n",
                        "\n\n")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> headings() {
        return Arbitraries.of("foo", "foo-1", "Foo 1", "foo {#foo}", "bar {#foo-1}", "!", "section", "x {#foo}", "日本")
                .flatMap(text -> Arbitraries.of("# ", "## ", "### ", "###### ").map(marks -> marks + text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(lines -> String.join("\n", lines));
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.of(
                        "javascript",
                        "JavaScript",
                        "data",
                        "http",
                        "https",
                        "mailto",
                        "a",
                        "x",
                        ":",
                        ":",
                        "/",
                        "//",
                        "#",
                        "?",
                        ".",
                        " ",
                        "\t",
                        "\n",
                        "\u0001",
                        "%3A",
                        "\u200b",
                        "\uff1a",
                        "&colon;",
                        "@",
                        "\\")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "<script>",
                        "</script>",
                        "<b onclick=x>",
                        "<a href=\"javascript:alert(1)\">",
                        "<a href='x.md'>",
                        "</a>",
                        "<table>",
                        "<tr>",
                        "<td align=left>",
                        "</td>",
                        "</table>",
                        "<li>",
                        "<ul>",
                        "<p>",
                        "</p>",
                        "{{",
                        "}}",
                        "&lt;",
                        "&",
                        "<",
                        ">",
                        "\"",
                        "'",
                        "`",
                        "=",
                        "@",
                        "<img src=a.png onerror=x>",
                        "<input type=checkbox checked>",
                        "<details open>",
                        "<summary>",
                        "<pre><code class=\"language-c++\">",
                        "</code></pre>",
                        "<!--",
                        "-->",
                        "<style>",
                        "<svg>",
                        "<math>",
                        "<noscript>",
                        "<textarea>",
                        "text",
                        "\n",
                        "\ud83d\ude00",
                        "<div class=\"a b\">",
                        "<div data-kind=note>",
                        "<p data-kind='\"><b>'>",
                        "</div>",
                        "<h1>",
                        "<section>",
                        "<a href=java&#10;script:x>",
                        "<a href='&#1;javascript:x'>",
                        "<a href=vbscript:x>",
                        "<img src='data:image/svg+xml,x'>",
                        "<svg><style>",
                        "<math><mtext>",
                        "<mglyph>",
                        "</noscript>",
                        "<p title=\"</noscript><img src=x onerror=x>\">",
                        "<template>",
                        "<form id=body>",
                        "<a name=cookie id=x>",
                        "<div style='background:url(javascript:x)'>",
                        "<style>@import 'x'",
                        "<svg/onload=x>",
                        "<xmp>",
                        "<plaintext>",
                        "<select><option>",
                        "<foreignObject>",
                        "<a xlink:href=javascript:x>",
                        "<![CDATA[",
                        "]]>",
                        "<div class='a\" onclick=x'>",
                        "\u0000",
                        "<b><p><table><b>",
                        "<sup id=fnref-1>",
                        "<a id=\"fnref-1\" href=#fn-1>",
                        "<dl><dt>x",
                        "<br>")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }
}
