package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.TestCourse;
import dev.lectern.diagnostic.IngestionDiagnostic;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author could do to the service, and to readers, with a tree of files. */
@QuarkusTest
class HostileInputTest {

    private static final Map<String, String> LESSONS = Map.of(
            "deep quotes", ">".repeat(5_000) + " a",
            "deep lists", "- ".repeat(5_000) + "a",
            "brackets", "[".repeat(30_000) + "[a](b)".repeat(30_000),
            "a large table", "|a".repeat(2_000) + "\n" + "|-".repeat(2_000) + "\n" + "|\n".repeat(2_000),
            "a footnote of every section",
                    "[^a]: " + "note ".repeat(20_000) + "\n\n" + "# h\n\nx[^a]\n\n".repeat(2_000),
            "aliases that multiply", "---\na: &a [x,x,x,x,x,x,x,x]\n" + bomb() + "---\n# A\n",
            "an alias of itself", "---\na: &a [*a]\n---\n# A\n",
            "deep YAML", "---\na: " + "[".repeat(20_000) + "\n---\n# A\n",
            "a long YAML key", "---\n" + "k".repeat(20_000) + ": v\n---\n# A\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deep quotes",
                "deep lists",
                "brackets",
                "a large table",
                "a footnote of every section",
                "aliases that multiply",
                "an alias of itself",
                "deep YAML",
                "a long YAML key"
            })
    void hostileLessonLeavesEveryReleaseAsItWas(String name) {
        TestCourse course = TestCourse.named("hostile").file("a.md", "# A\n").file("b.md", "# B\n");
        TestCourse other = TestCourse.named("peaceful").file("a.md", "# A\n");
        course.ingest();
        other.ingest();
        String before = given().get(course.url("/outline")).asString();

        Ingestion failed = course.file("b.md", LESSONS.get(name)).ingest();

        assertThat(failed.state()).isEqualTo(IngestionState.FAILED);
        assertThat(failed.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.file()).isEqualTo("b.md");
            assertThat(diagnostic.severity()).isEqualTo("error");
            assertThat(diagnostic.code()).isNotEqualTo("markdown-unparsable");
            assertThat(diagnostic.hint()).isNotBlank();
        });
        assertThat(given().get(course.url("/outline")).asString()).isEqualTo(before);
        given().get(other.url("")).then().body("release.number", equalTo(1));
    }

    @Test
    void largestSectionAndLongestHeadingAreStored() {
        String words =
                IntStream.range(0, 180_000).mapToObj(i -> "word" + i + " ").collect(Collectors.joining());
        TestCourse course = TestCourse.named("large")
                .file("a.md", "# A\n\n" + words + "\n")
                .file("b.md", "# " + words.substring(0, 1_000_000) + "\n")
                .file("c.md", "# C\n\n" + "x".repeat(1_900_000) + "\n");
        assertThat(course.ingest().diagnostics()).isEmpty();
        given().get(course.url("/lessons")).then().body("items.slug", contains("a", "b", "c"));
    }

    @Test
    void namesThatDifferInCaseOrCompositionOnlyClash() {
        String composed = "caf\u00e9.md";
        TestCourse course = TestCourse.named("twins")
                .file("Intro.md", "# A\n")
                .file("intro.md", "# B\n")
                .file(composed, "# C\n")
                .file(Normalizer.normalize(composed, Normalizer.Form.NFD), "# D\n");
        assertThat(course.ingest().diagnostics())
                .extracting(IngestionDiagnostic::code)
                .containsExactly("slug-clash", "slug-clash");
    }

    @Test
    void namesThatForgeWhatIsShownAreRefused() {
        TestCourse course = TestCourse.named("names")
                .file("a.md", "# A\n")
                .file("b\n9:9: error: no.md", "# B\n")
                .file("c\u202edm.md", "# C\n")
                .file("d\u001b[31m/e.md", "# E\n");
        assertThat(course.ingest().diagnostics())
                .allSatisfy(diagnostic -> assertThat(diagnostic.code()).isEqualTo("file-skipped"))
                .extracting(IngestionDiagnostic::file)
                .containsExactlyInAnyOrder("b\uFFFD9:9: error: no.md", "c\uFFFDdm.md", "d\uFFFD[31m");
    }

    @Test
    void longestNamesAreToldToBeTooLong() {
        TestCourse course = TestCourse.named("long").file("a.md", "# A\n");
        String folder = "f".repeat(200);
        course.file(folder + "/" + folder + "/" + folder + "/b.md", "# B\n");
        assertThat(course.ingest().diagnostics())
                .extracting(IngestionDiagnostic::code)
                .containsExactly("slug-too-long");
    }

    @Test
    void courseThatIsALinkIsNotFollowed() throws IOException {
        TestCourse target = TestCourse.named("target").file("secret.md", "# Secret\n");
        TestCourse course = TestCourse.named("linked");
        Files.delete(course.folder());
        Files.createSymbolicLink(course.folder(), target.folder());
        assertThat(course.ingest().diagnostics())
                .extracting(IngestionDiagnostic::code)
                .containsExactlyInAnyOrder("file-skipped", "course-empty");
        given().get(course.url("")).then().statusCode(404);
    }

    @Test
    void filesAreNotReadThroughAFolderThatIsALink() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("secret.md"), "# Secret\n");
        TestCourse course = TestCourse.named("out").file("a.md", "# A\n");
        Files.createSymbolicLink(course.folder().resolve("module"), outside);
        assertThat(course.ingest().diagnostics())
                .extracting(IngestionDiagnostic::code)
                .containsExactly("file-skipped");
        given().get(course.url("/lessons")).then().body("items.slug", contains("a"));
    }

    @Test
    void anchorsAreNotSpoofedByWhatNobodySees() {
        TestCourse course = TestCourse.named("anchors")
                .file(
                        "a.md",
                        "# Admin\n\n# Ad\u200bmin\n\n# \u202eAdmin\n\n# \u200b\n\n# caf\u00e9\n\n# cafe\u0301\n\n# x {#\u200b}\n");
        assertThat(course.ingest().state()).isEqualTo(IngestionState.SUCCEEDED);
        given().get(course.url("/lessons/a"))
                .then()
                .body(
                        "sections.anchor",
                        contains("admin", "admin-1", "admin-2", "section", "caf\u00e9", "caf\u00e9-1", "x"))
                .body("sections[2].heading", equalTo("\u202eAdmin"));
    }

    @Test
    void noFormatButTheSourceHoldsScript() {
        TestCourse course = TestCourse.named("script")
                .file(
                        "a.md",
                        "# A <b onclick=x()>b</b>\n\n<script>x()</script>\n\n<img src=x onerror=x()>\n\n"
                                + "[a](javascript:x()) ![i](data:text/html,x) <svg onload=x()>\n");
        course.ingest();
        String lesson = given().get(course.url("/lessons/a?format=html,mdast,text&include=body"))
                .asString();
        assertThat(lesson)
                .doesNotContain("onclick", "onerror", "onload", "<script", "javascript:", "data:text", "<svg");
        given().get(course.url("/lessons/a/sections/a-b?format=markdown"))
                .then()
                .body("markdown", containsString("javascript:x()"));
    }

    @Test
    void fileThatIsNotTextIsRejectedAtItsByte() {
        byte[] bytes = "# A\n\nx\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Ingestion failed = TestCourse.named("latin").file("a.md", bytes).ingest();
        assertThat(failed.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("not-utf-8");
            assertThat(diagnostic.line()).isEqualTo(3);
            assertThat(diagnostic.column()).isEqualTo(2);
        });
    }

    private static String bomb() {
        StringBuilder yaml = new StringBuilder();
        for (char c = 'b'; c <= 'h'; c++) {
            String before = "*" + (char) (c - 1);
            yaml.append("%c: &%c [%s]\n".formatted(c, c, String.join(",", Collections.nCopies(8, before))));
        }
        return yaml.toString();
    }
}
