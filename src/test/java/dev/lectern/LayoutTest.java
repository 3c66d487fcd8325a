package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.ingestion.Ingestion;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Courses in the layouts of other tools, as they are served. */
@QuarkusTest
class LayoutTest {

    private static final String LONG = "# A\n\nOne.\n";

    @Test
    void outlineOfABookHasItsPartsNumbersAndDrafts() {
        TestCourse course = book("book");
        course.ingest();
        given().get(course.url("/outline"))
                .then()
                .body("items.title", contains("Preface", "Baking"))
                .body("items[0].number", nullValue())
                .body("items[1].type", equalTo("module"))
                .body("items[1].draft", equalTo(false))
                .body("items[1].items.title", contains("Dough", "Not yet"))
                .body("items[1].items.number", contains("1", "2"))
                .body("items[1].items[0].items.number", contains("1", "1.1"))
                .body("items[1].items[1].draft", equalTo(true))
                .body("items[1].items[1].items.size()", equalTo(0));
        given().get(course.url("")).then().body("title", equalTo("Bread")).body("authors", contains("A. Baker"));
    }

    @Test
    void lessonsOfABookAreNumberedInTheOrderOfItsSummary() {
        TestCourse course = book("numbers");
        course.ingest();
        given().get(course.url("/lessons"))
                .then()
                .body("items.title", contains("Preface", "Dough", "Rising"))
                .body("items.number", contains(null, "1", "1.1"))
                .body("items.path", contains("src/preface.md", "src/dough.md", "src/rising.md"));
        given().get(course.url("/lessons/rising")).then().body("number", equalTo("1.1"));
        given().get(course.url("/lessons?module=baking")).then().body("items.slug", contains("dough", "rising"));
    }

    @Test
    void renumberedLessonIsMovedAndKeepsItsId() {
        TestCourse course = book("renumbered");
        course.ingest();
        String id = given().get(course.url("/lessons/rising")).path("id");
        course.file("src/SUMMARY.md", "- [Preface](preface.md)\n- [Dough](dough.md)\n- [Rising](rising.md)\n");
        assertThat(course.ingest().counts().moved()).isEqualTo(3);
        given().get(course.url("/lessons/rising"))
                .then()
                .body("number", equalTo("3"))
                .body("id", equalTo(id));
    }

    @Test
    void includedCodeSaysWhereItCameFromAndWhatItHides() {
        TestCourse course = book("included");
        course.ingest();
        given().get(course.url("/lessons/dough/code-blocks/1"))
                .then()
                .body("code", equalTo("    knead();\n"))
                .body("fullCode", equalTo("fn main() {\n    knead();\n}\n"))
                .body("source.file", equalTo("listings/main.rs"))
                .body("source.startLine", equalTo(2))
                .body("source.endLine", equalTo(2))
                .body("lines", equalTo(1))
                .body("startLine", equalTo(3))
                .body("endLine", equalTo(5));
        given().get(course.url("/lessons/dough?include=body&format=html,markdown"))
                .then()
                .body("html", containsString("knead();"))
                .body("html", not(containsString("fn main")))
                .body("markdown", containsString("# fn main() {\n    knead();"));
    }

    @Test
    void codeThatIncludesAndHidesNothingSaysSo() {
        TestCourse course = TestCourse.named("plain").file("a.md", "# A\n\n```rust\n# fn main() {}\n```\n");
        course.ingest();
        given().get(course.url("/lessons/a/code-blocks/1"))
                .then()
                .body("code", equalTo("# fn main() {}\n"))
                .body("fullCode", nullValue())
                .body("source", nullValue());
    }

    @Test
    void changedIncludedFileModifiesTheLessonsThatIncludeIt() {
        TestCourse course = book("changed-include");
        course.ingest();
        assertThat(course.ingest().counts().unchanged()).isEqualTo(3);

        course.file("listings/main.rs", "fn main() {\n    knead_well();\n}\n");
        Ingestion changed = course.ingest();

        assertThat(changed.counts().modified()).isEqualTo(1);
        assertThat(changed.counts().unchanged()).isEqualTo(2);
        given().get(course.url("/lessons/dough/code-blocks/1")).then().body("code", equalTo("    knead_well();\n"));
    }

    @Test
    void brokenIncludeIsAWarningEveryTimeAndStaysAsItIsWritten() {
        TestCourse course = book("broken-include").file("src/rising.md", "# Rising\n\n{{#include ../lost.md}}\n");
        course.ingest();
        Ingestion again = course.ingest();
        assertThat(again.release()).isEqualTo(1);
        assertThat(again.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("include-missing");
            assertThat(diagnostic.file()).isEqualTo("src/rising.md");
            assertThat(diagnostic.line()).isEqualTo(3);
        });
        given().get(course.url("/lessons/rising?include=body&format=text"))
                .then()
                .body("text", containsString("{{#include ../lost.md}}"));
    }

    @Test
    void sameBytesInAnotherLayoutAreUnderstoodAnew() {
        String lesson = "# A\n\n```rust\n# hidden\nshown\n```\n";
        TestCourse plain = TestCourse.named("same-bytes").file("a.md", lesson);
        plain.ingest();
        TestCourse book = TestCourse.named("same-bytes")
                .file("book.toml", "")
                .file("src/SUMMARY.md", "- [A](a.md)\n")
                .file("src/a.md", lesson);
        book.ingest();
        given().get(plain.url("/lessons/a/code-blocks/1")).then().body("code", equalTo("# hidden\nshown\n"));
        given().get(book.url("/lessons/a/code-blocks/1")).then().body("code", equalTo("shown\n"));
    }

    @Test
    void layoutOfTheCourseFileWinsOverWhatTheFilesLookLike() {
        TestCourse course = book("forced").file("course.yaml", "layout: folder\ntitle: Files\n");
        course.ingest();
        given().get(course.url("")).then().body("title", equalTo("Files")).body("metadata.size()", equalTo(0));
        given().get(course.url("/lessons/src.summary")).then().statusCode(200);
    }

    @Test
    void unknownLayoutIsAnErrorAtItsPlace() {
        Ingestion failed = TestCourse.named("unknown-layout")
                .file("course.yaml", "title: A\nlayout: gitbook\n")
                .file("a.md", LONG)
                .ingest();
        assertThat(failed.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("layout-unknown");
            assertThat(diagnostic.line()).isEqualTo(2);
            assertThat(diagnostic.column()).isEqualTo(9);
        });
    }

    @Test
    void bookWithoutASummaryIsAnError() {
        Ingestion failed = TestCourse.named("no-summary")
                .file("course.yaml", "layout: mdbook\n")
                .file("src/a.md", LONG)
                .ingest();
        assertThat(failed.diagnostics())
                .extracting(diagnostic -> diagnostic.code())
                .contains("layout-file-missing");
    }

    private static TestCourse book(String name) {
        return TestCourse.named(name)
                .file("book.toml", "[book]\ntitle = \"Bread\"\nauthors = [\"A. Baker\"]\n")
                .file("listings/main.rs", "fn main() {\n    knead();\n}\n")
                .file("src/preface.md", "# Before all\n")
                .file("src/dough.md", "# Dough\n\n```rust\n{{#rustdoc_include ../listings/main.rs:2}}\n```\n")
                .file("src/rising.md", "# Rising\n")
                .file(
                        "src/SUMMARY.md",
                        "# Summary\n\n[Preface](preface.md)\n\n# Baking\n\n"
                                + "- [Dough](dough.md)\n  - [Rising](rising.md)\n- [Not yet]()\n");
    }
}
