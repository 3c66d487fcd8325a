package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case is a folder: a lesson, and what the parser makes of it. {@code -Dlectern.golden.rewrite=true} rewrites it. */
class GoldenTest {

    private static final Path CASES = Path.of("src/test/resources/dev/lectern/markdown");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lessonIsParsedAsExpected(String name) throws IOException {
        LessonSource parsed = new LessonParser().parse(Files.readAllBytes(CASES.resolve(name + "/lesson.md")));
        Path expected = CASES.resolve(name + "/expected.json");
        String actual = LessonJson.write(parsed);
        if (Boolean.getBoolean("lectern.golden.rewrite")) {
            Files.writeString(expected, actual);
        }
        JsonNode expectedTree = LessonJson.read(Files.readString(expected));
        assertThat(LessonJson.read(actual)).isEqualTo(expectedTree);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void structureIsThatOfTheReferenceParser(String name) throws IOException {
        String source = Files.readString(CASES.resolve(name + "/lesson.md"), StandardCharsets.UTF_8);
        boolean onlyOurs = name.startsWith("front-matter")
                || name.startsWith("containers")
                || name.equals("anchors")
                || name.startsWith("hostile-nested")
                || name.equals("hostile-line-endings")
                || source.startsWith("---")
                || source.contains("\n[^");
        if (!onlyOurs) {
            assertThat(CommonMarkComparison.differences(source)).isEmpty();
        }
    }
}
