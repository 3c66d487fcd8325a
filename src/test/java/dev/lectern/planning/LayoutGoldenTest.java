package dev.lectern.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case is a folder: the course in {@code course}, and what is planned for it in {@code expected.json}.
 * {@code -Dlectern.golden.rewrite=true} rewrites that.
 */
class LayoutGoldenTest {

    private static final Path CASES = Path.of("src/test/resources/dev/lectern/layout");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void courseIsPlannedAsExpected(String name) throws IOException {
        Path expected = CASES.resolve(name + "/expected.json");
        String actual = written(PlannedCourse.of(CASES.resolve(name + "/course")));
        if (Boolean.getBoolean("lectern.golden.rewrite")) {
            Files.writeString(expected, actual);
        }
        assertThat(JSON.readTree(actual)).isEqualTo(JSON.readTree(Files.readString(expected)));
    }

    private static String written(PlannedCourse course) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return JSON.writer(printer).writeValueAsString(course) + "\n";
    }
}
