package dev.lectern.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.TestCourse;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.ingestion.ContentFolder;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check without the service tells what the service tells. */
@QuarkusTest
class CourseCheckTest {

    private static final Path LAYOUTS = Path.of("src/test/resources/dev/lectern/layout");

    @Inject
    ContentFolder content;

    static List<Path> courses() throws IOException {
        try (Stream<Path> cases = Files.list(LAYOUTS)) {
            return Stream.concat(
                            cases.sorted().map(folder -> folder.resolve("course")),
                            Stream.of(Path.of("content/rust-concurrency")))
                    .toList();
        }
    }

    static Stream<String> hostile() {
        return HOSTILE.keySet().stream();
    }

    private static final Map<String, Callable<TestCourse>> HOSTILE = new LinkedHashMap<>();

    static {
        HOSTILE.put("nothing", () -> TestCourse.named("nothing"));
        HOSTILE.put(
                "links",
                () -> TestCourse.named("links")
                        .file(
                                "a.md",
                                "# A\n\n[x](nope.md) ![y](y.png) [z](b.md#zz) [c](B.md) [d](d.md) [e](a\u0000b.md)\n")
                        .file("b.md", "# B\n\n[up](../../etc/passwd) [big](big.zip) [odd](odd.xyz) [link](link.png)\n")
                        .file("d.md", "---\ndraft: true\n---\n# D\n")
                        .file("big.zip", new byte[11 * 1024 * 1024])
                        .file("odd.xyz", "odd"));
        HOSTILE.put(
                "clashes",
                () -> TestCourse.named("clashes")
                        .file("01-a.md", "---\nid: same\naliases: [c]\n---\n# A\n")
                        .file("02-a.md", "---\nid: same\n---\n# A\n")
                        .file("b.md", "---\nid: same\naliases: [c]\n---\n# B\n\n## X {#x}\n\n## Y {#x}\n")
                        .file("!!!.md", "# None\n"));
        HOSTILE.put(
                "front matter",
                () -> TestCourse.named("matter")
                        .file("course.yaml", "layout: gitbook\nlanguage: '???'\nlinkTemplate: '{lesson}'\n")
                        .file("a.md", "---\ntitle: A\ntitle: \"B\\0C\"\n---\n")
                        .file("b.md", "---\nslug: \"no\\0 slug\"\norder: soon\n---\n# B\n")
                        .file("c.md", "---\ntitle: x\n\n# C\n"));
        HOSTILE.put(
                "bytes",
                () -> TestCourse.named("bytes")
                        .file("a.md", "# A\n\u0000\n")
                        .file("b.md", "\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                        .file("c.md", "")
                        .file("d.md", ">".repeat(5_000) + " a")
                        .file("e.md", "x".repeat(3 * 1024 * 1024))
                        .file("f\n1:1: error: forged.md", "# F\n"));
        HOSTILE.put("symbolic links", () -> {
            TestCourse course = TestCourse.named("symbolic").file("a.md", "# A\n\n![b](b.png)\n");
            Files.createSymbolicLink(course.folder().resolve("b.png"), Path.of("/etc/hostname"));
            Files.createSymbolicLink(course.folder().resolve("module"), Path.of("/etc"));
            return course;
        });
    }

    @ParameterizedTest
    @MethodSource("courses")
    void courseIsToldTheSame(Path folder) throws Exception {
        assertSame(TestCourse.named("checked").slug(), folder);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileCourseIsToldTheSame(String name) throws Exception {
        TestCourse course = HOSTILE.get(name).call();
        assertThat(assertSame(course.slug(), course.folder()))
                .as("there is something to tell")
                .isNotEmpty();
    }

    @Test
    void manyLessonsAreToldInTheOrderOfTheirFiles() throws Exception {
        TestCourse course = TestCourse.named("many");
        for (int i = 100; i < 400; i++) {
            course.file(i + ".md", "# L\n\n[a](nope.md)\n\n[b](" + (i + 1) + ".md#no)\n");
        }
        assertThat(assertSame(course.slug(), course.folder()))
                .extracting(IngestionDiagnostic::file)
                .isSorted()
                .hasSize(600);
    }

    private List<IngestionDiagnostic> assertSame(String slug, Path folder)
            throws IOException, SQLException, InterruptedException {
        try (CourseCheck check = new CourseCheck()) {
            CourseCheck.Checked checked = check.check(slug, check.files(folder));
            Ingestion first = content.ingest(slug, folder);
            Ingestion again = content.ingest(slug, folder);
            assertThat(checked.diagnostics()).isEqualTo(first.diagnostics()).isEqualTo(again.diagnostics());
            if (first.state() == IngestionState.SUCCEEDED) {
                assertThat(checked.lessons()).isEqualTo(first.counts().lessons());
            }
            return checked.diagnostics();
        }
    }
}
