package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathologicalTest {

    private final LessonParser parser = new LessonParser();

    @Test
    void tenThousandHeadingsTakeLinearTime() {
        ParsedLesson lesson = (ParsedLesson) inTime("## Same\n\ntext\n\n".repeat(10_000));
        assertThat(lesson.sections()).hasSize(10_000);
        assertThat(lesson.sections().get(9_999).anchor()).isEqualTo("same-9999");
    }

    @Test
    void thousandsOfLinkDefinitionsTakeLinearTime() {
        inTime(IntStream.range(0, 20_000).mapToObj(i -> "[l" + i + "]: /u" + i).collect(Collectors.joining("\n")));
    }

    @Test
    void aLongParagraphOfLinesThatMightStartBlocksTakesLinearTime() {
        inTime("[a\n" + "2. x\n".repeat(10_000));
        inTime("a\n" + "- \n=x\n".repeat(10_000));
    }

    @Test
    void hugeRangesOfHighlightedLinesCostNothing() {
        ParsedLesson lesson = (ParsedLesson) inTime("```js {" + "1-1000000000,".repeat(10_000) + "5}\na\nb\n```\n");
        assertThat(lesson.codeBlocks().get(0).highlightLines()).containsExactly(1, 2);
    }

    @Test
    void deepNestingIsAnswered() {
        assertThat(inTime(">".repeat(5_000) + " a")).isNotNull();
        assertThat(inTime("- ".repeat(2_000) + "a")).isNotNull();
        assertThat(inTime("*".repeat(50_000) + "a" + "*".repeat(50_000))).isNotNull();
    }

    @Test
    void longThematicBreaksAndTableRowsAreAnswered() {
        inTime("* ".repeat(100_000) + "\n\n" + "| a ".repeat(20_000) + "\n" + "|-".repeat(20_000) + "\n| b |\n");
        inTime("<a " + "b='c' ".repeat(50_000) + "\n");
    }

    @Test
    void thousandsOfLinksInEveryFormTakeLinearTime() {
        inTime("[a](b.md) <a href='c.md'>c</a> ![d](e.png)\n\n".repeat(5_000));
        inTime("<p>\n" + "<img src=x.png>".repeat(20_000));
        inTime("<!-- ".repeat(20_000) + "<a href=\"".repeat(20_000) + "<script>".repeat(20_000));
        inTime("[x]: y.md\n\n" + "[x]\n\n".repeat(20_000));
    }

    private LessonSource inTime(String text) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> parser.parse(text.getBytes(StandardCharsets.UTF_8)));
    }
}
