package dev.lectern.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.markdown.Diagnostic;
import dev.lectern.markdown.Dialect;
import dev.lectern.markdown.LessonText;
import dev.lectern.source.SourceFile;
import dev.lectern.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Includes that nobody would write stay within limits. */
class IncludesTest {

    private final Map<String, Integer> reads = new HashMap<>();
    private final List<SourceFile> files = new ArrayList<>();

    @Test
    void filesThatMultiplyOneAnotherStopAtALimit() {
        for (int level = 0; level < 8; level++) {
            file(level + ".md", "{{#include %d.md}}\n".formatted(level + 1).repeat(20));
        }
        file("8.md", "text\n".repeat(100));
        Includes includes = new Includes(new SourceTree(files, List.of()));
        LessonText text = expand(includes, "{{#include 0.md}}");
        assertThat(text.bytes().length).isLessThan(4 * 1024 * 1024);
        assertThat(codes(includes)).containsExactly("include-limit");
    }

    @Test
    void filesThatHoldNothingStillCount() {
        file("empty.md", "");
        Includes includes = new Includes(new SourceTree(files, List.of()));
        expand(includes, "{{#include empty.md}}\n".repeat(3_000));
        assertThat(codes(includes)).containsExactly("include-limit");
    }

    @Test
    void whatStandsBeforeAnIncludeIsNotMultipliedBeyondTheLimit() {
        file("lines.md", "\n".repeat(100_000));
        Includes includes = new Includes(new SourceTree(files, List.of()));
        LessonText text = expand(includes, "x".repeat(100_000) + "{{#include lines.md}}");
        assertThat(text(text)).endsWith("x{{#include lines.md}}\n");
        assertThat(codes(includes)).containsExactly("include-limit");
    }

    @Test
    void bracesThatNeverCloseAreText() {
        assertThat(IncludeDirective.in("\\{{#".repeat(300_000))).isEmpty();
        assertThat(IncludeDirective.in("{{#include ".repeat(300_000))).isEmpty();
        assertThat(IncludeDirective.in("{".repeat(1_000_000) + "}}")).isEmpty();
        assertThat(IncludeDirective.in("{{#include a} {{#include b}} \\{{#c}} }}"))
                .extracting(IncludeDirective::written)
                .containsExactly("{{#include b}}", "\\{{#c}} }}");
    }

    @Test
    void filesWithinFilesStopAtADepth() {
        for (int level = 0; level < 12; level++) {
            file(level + ".md", "%d {{#include %d.md}}\n".formatted(level, level + 1));
        }
        Includes includes = new Includes(new SourceTree(files, List.of()));
        LessonText text = expand(includes, "{{#include 0.md}}");
        assertThat(text(text)).startsWith("0 1 2 3 4 5 6 7 8 9 {{#include 10.md}}");
        assertThat(codes(includes)).containsExactly("include-limit");
    }

    @Test
    void cycleThroughSeveralFilesEndsWhereItBegan() {
        file("a.md", "a {{#include b.md}}\n");
        file("b.md", "b {{#include a.md}}\n");
        Includes includes = new Includes(new SourceTree(files, List.of()));
        assertThat(text(expand(includes, "{{#include a.md}}"))).isEqualTo("a b {{#include a.md}}\n");
        assertThat(codes(includes)).containsExactly("include-cycle");
    }

    @Test
    void fileIsReadOnceForAllChapters() {
        file("a.md", "a\n");
        Includes includes = new Includes(new SourceTree(files, List.of()));
        expand(includes, "{{#include a.md}}\n{{#include a.md:1}}");
        expand(includes, "{{#include a.md}}");
        assertThat(reads).containsExactly(Map.entry("a.md", 1));
    }

    @Test
    void everyLineKnowsWhereItComesFrom() {
        file("part.md", "one\ntwo\n");
        Includes includes = new Includes(new SourceTree(files, List.of()));
        LessonText text = expand(includes, "before\n> {{#include part.md}}\nafter\n");
        assertThat(text(text)).isEqualTo("before\n> one\n> two\nafter\n");
        assertThat(text.lines())
                .containsExactly(
                        LessonText.Line.own(1),
                        new LessonText.Line(2, "part.md", 1),
                        new LessonText.Line(2, "part.md", 2),
                        LessonText.Line.own(3));
    }

    private void file(String path, String text) {
        files.add(new Text(path, text, reads));
    }

    private static LessonText expand(Includes includes, String chapter) {
        return includes.expand("chapter.md", chapter.getBytes(StandardCharsets.UTF_8), Dialect.of(Dialect.Tool.MDBOOK));
    }

    private static String text(LessonText text) {
        return new String(text.bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> codes(Includes includes) {
        return includes.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private record Text(String path, String text, Map<String, Integer> reads) implements SourceFile {

        @Override
        public long size() {
            return text.length();
        }

        @Override
        public byte[] read() {
            reads.merge(path, 1, Integer::sum);
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
