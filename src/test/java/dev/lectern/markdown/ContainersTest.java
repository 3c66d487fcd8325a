package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContainersTest {

    private static final int OPENINGS = 100_000;
    private static final int MAX_DEPTH = 32;

    @Test
    void openingsNestUpToALimitAndAreTextBeyond() {
        ParsedLesson lesson = parse("::: a\n".repeat(OPENINGS));
        Body body = lesson.sections().get(0).body();
        assertThat(body.html().split("data-kind", -1)).hasSize(MAX_DEPTH + 1);
        assertThat(body.text().lines()).hasSize(OPENINGS - MAX_DEPTH).containsOnly("::: a");
        assertThat(lesson.diagnostics())
                .hasSize(MAX_DEPTH)
                .allMatch(d -> d.code().equals("container-unclosed") && d.column() == 1)
                .extracting(Diagnostic::line)
                .startsWith(1, 2, 3);
    }

    @Test
    void longAndUnbalancedOpeningsAreRead() {
        String brackets = ":::a" + "[".repeat(50_000) + "{".repeat(50_000) + "\n";
        String attributes = ":::a " + "{a=\"".repeat(50_000) + "}\n";
        String colons = ":".repeat(100_000) + " a " + ":".repeat(100_000) + "x\n";
        ParsedLesson lesson = parse(brackets + attributes + colons);
        assertThat(lesson.sections().get(0).body().html().split("data-kind", -1))
                .hasSize(4);
    }

    @Test
    void unclosedOnesAreToldWithTheirLineBelowFrontMatter() {
        ParsedLesson lesson = parse("---\ntitle: T\n---\n\n> 1. :::tip Open\n>    text\n\ntext\n");
        assertThat(lesson.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.line()).isEqualTo(5);
            assertThat(diagnostic.column()).isEqualTo(6);
            assertThat(diagnostic.message()).contains("'tip'");
        });
    }

    @Test
    void headingsInsideAreNoSectionsAndTheirWordsCount() {
        ParsedLesson lesson = parse("# Top\n\n::: challenge Four more words here\n## Inside it\nlast\n:::\n");
        assertThat(lesson.sections()).extracting(ParsedSection::anchor).containsExactly("top");
        assertThat(lesson.wordCount()).isEqualTo(1 + 4 + 2 + 1);
        assertThat(lesson.sections().get(0).prose()).contains("Four more words here", "Inside it", "last");
    }

    @Test
    void documentationShowsWhatComesInEachFormat() throws IOException {
        ParsedLesson page = parse(Files.readString(Path.of("docs/markdown.md")));
        Map<String, String> shown =
                page.codeBlocks().stream().collect(Collectors.toMap(ParsedCodeBlock::language, ParsedCodeBlock::code));
        Body body = parse(shown.get("markdown")).sections().get(0).body();
        assertThat(body.markdown()).isEqualTo(shown.get("markdown"));
        assertThat(body.html()).isEqualTo(shown.get("html"));
        assertThat(body.text()).isEqualTo(shown.get("text").strip());
        assertThat(LessonJson.read(body.mdast())).isEqualTo(LessonJson.read(shown.get("json")));
    }

    private static ParsedLesson parse(String text) {
        return (ParsedLesson) new LessonParser().parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
