package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private final LessonParser parser = new LessonParser();

    @Test
    void badUtf8IsRejectedAtItsLineAndColumn() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("# Títle\r\nsome 🎉 ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes(" more".getBytes(StandardCharsets.UTF_8));
        Diagnostic diagnostic = only(parser.parse(bytes.toByteArray()));
        assertThat(diagnostic.code()).isEqualTo("not-utf-8");
        assertThat(diagnostic.line()).isEqualTo(2);
        assertThat(diagnostic.column()).isEqualTo(9);
        assertThat(diagnostic.message()).contains("0xE9");
    }

    @Test
    void truncatedUtf8IsRejected() {
        byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82};
        assertThat(only(parser.parse(bytes)).column()).isEqualTo(2);
    }

    @Test
    void utf16GetsAHintOfItsOwn() {
        byte[] bytes = "# Title".getBytes(StandardCharsets.UTF_16);
        assertThat(only(parser.parse(bytes)).hint()).contains("UTF-16");
    }

    @Test
    void emptyAndBlankFilesAreRejected() {
        for (String text : new String[] {"", " \n\t\r\n", "\uFEFF", "\uFEFF\n"}) {
            assertThat(only(parse(text)).code()).isEqualTo("empty-file");
        }
    }

    @Test
    void everyLineEndingCountsAsOneLine() {
        ParsedLesson lesson =
                (ParsedLesson) parse("\uFEFF---\rtitle: T\r\n---\n\r# A\rtext\r\n\r\n## B\r\n```\r\ncode\r\n```");
        assertThat(lesson.title()).isEqualTo("T");
        assertThat(lesson.sections()).extracting(ParsedSection::startLine).containsExactly(5, 8);
        assertThat(lesson.sections().get(0).body().markdown()).isEqualTo("text\n\n");
        assertThat(lesson.codeBlocks().get(0).code()).isEqualTo("code\n");
        assertThat(lesson.codeBlocks().get(0).endLine()).isEqualTo(11);
    }

    @Test
    void nulIsReplacedAndWarnedAbout() {
        ParsedLesson lesson = (ParsedLesson) parse("# A\n\nb\0c\0");
        assertThat(lesson.sections().get(0).body().text()).isEqualTo("b\uFFFDc\uFFFD");
        Diagnostic warning = lesson.diagnostics().get(0);
        assertThat(warning.code()).isEqualTo("nul-character");
        assertThat(warning.line()).isEqualTo(3);
        assertThat(warning.column()).isEqualTo(2);
    }

    @Test
    void escapesThatCantBeStoredBecomeReplacementCharacters() {
        ParsedLesson lesson = (ParsedLesson)
                parse(
                        "---\ntitle: \"a\\0b\"\nx: \"\\uD800\"\n---\n# &#0; &#xD800; &#x110000;\n\n``` a&#0;b\n```\n[l](&#0; '&#xDFFF;')\n");
        assertThat(lesson.title()).isEqualTo("a\uFFFDb");
        assertThat(lesson.frontMatter().metadata()).containsEntry("x", "\uFFFD");
        String all = lesson.toString() + lesson.codeBlocks() + lesson.sections();
        assertThat(all.codePoints().filter(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF))
                .isEmpty();
        assertThat(lesson.sections().get(0).body().mdast()).doesNotContain("\\u0000", "\\uD", "\\ud");
    }

    private LessonSource parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Diagnostic only(LessonSource source) {
        assertThat(source).isInstanceOf(RejectedLesson.class);
        assertThat(source.diagnostics()).hasSize(1);
        return source.diagnostics().get(0);
    }
}
