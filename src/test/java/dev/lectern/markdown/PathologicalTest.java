package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.markdown.limits.Guard;
import dev.lectern.markdown.limits.ParsingLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are known to be expensive. What they cost is counted and not timed: it is the same on every machine. */
class PathologicalTest {

    private static final int SIZE = 2_000;

    /** More than twice, since the first lines of a text cost something too. */
    private static final double LINEAR = 2.5;

    private static final Map<String, IntFunction<String>> CHEAP = new TreeMap<>();
    private static final Map<String, IntFunction<String>> REJECTED = new TreeMap<>();

    static {
        cheap("openBrackets", n -> "[".repeat(n) + "a");
        cheap("openImages", n -> "![".repeat(n) + "a");
        cheap("linkDefinitions", n -> each(n, i -> "[l" + i + "]: /u" + i + "\n"));
        cheap("linkDefinitionsWithTitles", n -> each(n, i -> "[l" + i + "]: /u" + i + " \"title\"\n"));
        cheap("linesThatMightStartItemsAfterALabel", n -> "[a\n" + "2. x\n".repeat(n));
        cheap("linesThatMightStartItemsInATitle", n -> "[a]: /u \"t\n" + "2. x\n".repeat(n));
        cheap("linesThatMightStartItemsInATitleOfItsOwnLine", n -> "[a]: /u\n\"t\n" + "2. x\n".repeat(n));
        cheap("linesThatMightStartItemsAfterDefinitions", n -> "[a]: /u\n".repeat(n) + "2. x\n".repeat(n));
        cheap("linesThatMightUnderline", n -> "a\n" + "- \n=x\n".repeat(n));
        cheap("linesThatMightMakeATable", n -> "a|b\n".repeat(n) + "|-\n".repeat(n));
        cheap("emphasisOpened", n -> "*a **a ".repeat(n));
        cheap("emphasisClosed", n -> "a_ ".repeat(n));
        cheap("emphasisOfUnfitLengths", n -> "a**b" + "c* ".repeat(n));
        cheap("emphasisOfOneLetter", n -> "*a* ".repeat(n));
        cheap("strikethroughOfManyLengths", n -> "~~a ".repeat(n) + "~~~a ~".repeat(n));
        cheap("openAttributes", n -> "<a href=\"".repeat(n));
        cheap("openTags", n -> "<a".repeat(n));
        cheap("openElements", n -> "x <b>".repeat(n));
        cheap("openListItems", n -> "<li>a".repeat(n));
        cheap("closedElementsThatWereNotOpened", n -> "x " + "</b>".repeat(n));
        cheap("attributes", n -> "x <a " + "b='c' ".repeat(n) + ">");
        cheap("attributesOfABlock", n -> "<a " + "b='c' ".repeat(n) + ">\n");
        cheap("openComments", n -> "x <!-- ".repeat(n));
        cheap("longComment", n -> "x <!-- " + "- a".repeat(n) + " -->");
        cheap("openInstructions", n -> "x <?a ".repeat(n));
        cheap("openDeclarations", n -> "x <!A ".repeat(n));
        cheap("openCdata", n -> "x <![CDATA[ ".repeat(n));
        cheap("scripts", n -> "<script>\n".repeat(n));
        cheap("openTagsInABlock", n -> "<div>\n" + "<a".repeat(n));
        cheap("openParentheses", n -> "[a](" + "(".repeat(n));
        cheap("longTitle", n -> "[a](b \"" + "c".repeat(n * 10) + "\")");
        cheap("longLabel", n -> "[a][" + "c".repeat(n * 10) + "]");
        cheap("longDestination", n -> "[a](<" + "c".repeat(n * 10) + ">)");
        cheap("longMailAddress", n -> "<a@" + "b.".repeat(n * 10) + "c>");
        cheap("openMailAddresses", n -> "<a@b.c".repeat(n));
        cheap("bareAddresses", n -> "http://a".repeat(n));
        cheap("entities", n -> "&".repeat(n) + "&#".repeat(n) + "&a;".repeat(n));
        cheap("backslashes", n -> "\\".repeat(n) + "\\*".repeat(n));
        cheap("chainOfFootnotes", n -> "x[^0]\n\n" + each(n, i -> "[^" + i + "]: a [^" + (i + 1) + "]\n\n"));
        cheap("wideTable", n -> "|a".repeat(n) + "\n" + "|-".repeat(n) + "\n");
        cheap("blankLinesInNestedLists", n -> "- ".repeat(40) + "a\n" + "\n".repeat(n));
        cheap("headingsOfTheSameText", n -> "## Same\n\n".repeat(n));
        cheap("headingsThatTakeTheNextAnchor", n -> each(n, i -> "# a-" + i + "\n") + "# a\n".repeat(n));
        cheap("headingOfHashes", n -> "# " + "#".repeat(n) + " a\n");
        cheap("headingOfBackslashes", n -> "# a " + "\\".repeat(n) + "{#a}\n");
        cheap("fences", n -> "```\n".repeat(n));
        cheap("infoOfBraces", n -> "``` " + "{a ".repeat(n) + "\nx\n```\n");
        cheap("hugeRangesOfLines", n -> "```js {" + "1-1000000000,".repeat(n) + "5}\na\nb\n```\n");
        cheap("thematicBreak", n -> "* ".repeat(n) + "\n");
        cheap("lazyLines", n -> "> a\n" + "a\n".repeat(n));
        cheap("hardBreaks", n -> "a  \n".repeat(n));
        cheap("linksInEveryForm", n -> "[a](b.md) <a href='c.md'>c</a> ![d](e.png)\n\n".repeat(n / 10));
        cheap("imagesOfABlock", n -> "<p>\n" + "<img src=x.png>".repeat(n));
        cheap("referencesToOneDefinition", n -> "[x]: y.md\n\n" + "[x]\n\n".repeat(n));
        cheap("containers", n -> ":::a\n".repeat(n) + ":::\n".repeat(n));
        cheap("openDestinations", n -> "[a](<b".repeat(n));
        cheap("openDestinationsWithoutBrackets", n -> "[a](b".repeat(n));
        cheap("nestedLinks", n -> "[a](b ".repeat(n) + ")".repeat(n));
        cheap("nestedBrackets", n -> "[".repeat(n) + "a" + "]".repeat(n));
        cheap("linksAfterBrackets", n -> "[".repeat(n) + "[a](b)".repeat(n));
        cheap("linksAfterEmphasis", n -> "*a ".repeat(n) + "[a](b)".repeat(n));
        cheap("footnotesAfterEmphasis", n -> "*a ".repeat(n) + "[^1]".repeat(n) + "\n\n[^1]: x");
        cheap("backtickRunsThatGrow", n -> each((int) Math.sqrt(20.0 * n), i -> "e" + "`".repeat(i + 1)));
        cheap("tasks", n -> "- [ ] a\n".repeat(n));

        rejected("nestedImages", n -> "![".repeat(n) + "a" + "](b)".repeat(n));
        rejected("nestedQuotes", n -> ">".repeat(n) + " a");
        rejected("nestedLists", n -> "- ".repeat(n) + "a");
        rejected("nestedListsOnLinesOfTheirOwn", n -> each(n / 10, i -> "  ".repeat(i) + "* a\n"));
        rejected("nestedEmphasis", n -> "*".repeat(n) + "a" + "*".repeat(n));
        rejected("emphasisWithinEmphasis", n -> "*a _a ".repeat(n) + "_ *".repeat(n));
        rejected("unknownElements", n -> "<foo>x".repeat(n * 10));
        rejected("tableOfShortRows", n -> "|a".repeat(n) + "\n" + "|-".repeat(n) + "\n" + "|\n".repeat(n));
        rejected(
                "longFootnoteOfEverySection",
                n -> "[^a]: " + "note ".repeat(n * 10) + "\n\n" + "# h\n\nx[^a]\n\n".repeat(n));
        rejected("headings", n -> "# a\n".repeat(n * 11));
        rejected("links", n -> "[a](b)\n\n".repeat(n * 11));
        rejected("definitions", n -> each(n * 11, i -> "[" + i + "]: a\n"));
        rejected("codeBlocks", n -> "```\n```\n".repeat(n * 6));
        rejected("lines", n -> "\n".repeat(n * 51) + "a");
        rejected("bytes", n -> "a".repeat(n * 1_100));
    }

    static Set<String> cheap() {
        return CHEAP.keySet();
    }

    static Set<String> rejected() {
        return REJECTED.keySet();
    }

    @ParameterizedTest
    @MethodSource("cheap")
    void costGrowsAsTheTextDoes(String name) {
        IntFunction<String> text = CHEAP.get(name);
        long once = work(text.apply(SIZE));
        long twice = work(text.apply(2 * SIZE));
        assertThat(twice).isLessThan((long) (once * LINEAR));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void whatWouldCostTooMuchIsRejectedWithAReason(String name) {
        String text = REJECTED.get(name).apply(SIZE);
        LessonSource source = new LessonParser(ParsingLimits.DEFAULT, () -> 0).parse(bytes(text));
        assertThat(source).isInstanceOf(RejectedLesson.class);
        assertThat(source.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isIn("lesson-limit-exceeded", "lesson-too-costly");
            assertThat(diagnostic.hint()).isNotBlank();
            assertThat((long) diagnostic.line())
                    .isLessThanOrEqualTo(Math.max(1, text.lines().count()));
        });
    }

    @Test
    void tenThousandHeadingsAreALesson() {
        LessonSource source = new LessonParser().parse(bytes("## Same\n\ntext\n\n".repeat(10_000)));
        assertThat(((ParsedLesson) source).sections()).hasSize(10_000);
        assertThat(((ParsedLesson) source).sections().get(9_999).anchor()).isEqualTo("same-9999");
    }

    @Test
    void whatTakesTooLongOnTheClockIsRejected() {
        AtomicLong clock = new AtomicLong();
        LessonParser slow = new LessonParser(
                ParsingLimits.DEFAULT,
                () -> clock.getAndAdd(Duration.ofMillis(300).toNanos()));
        assertThat(slow.parse(bytes("short")).diagnostics()).isEmpty();
        assertThat(slow.parse(bytes("An ordinary line.\n\n".repeat(1_000))).diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message()).contains("2000 ms"));
    }

    @Test
    void limitIsToldAtTheLineThatReachesIt() {
        String quotes = "text\n\n" + ">".repeat(200) + " a\n";
        assertThat(new LessonParser()
                        .parse(bytes("---\ntitle: T\n---\n" + quotes))
                        .diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.line()).isEqualTo(6));
    }

    private static long work(String text) {
        Guard guard = new Guard(ParsingLimits.DEFAULT, () -> 0);
        assertThat(new LessonReader(LessonText.of(bytes(text), Dialect.NONE), guard)
                        .read()
                        .diagnostics())
                .as("diagnostics")
                .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return guard.work();
    }

    private static void cheap(String name, IntFunction<String> text) {
        CHEAP.put(name, text);
    }

    private static void rejected(String name, IntFunction<String> text) {
        REJECTED.put(name, text);
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
