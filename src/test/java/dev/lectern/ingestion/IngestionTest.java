package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import dev.lectern.diagnostic.IngestionDiagnostic;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** From a folder to a release, or to a reason why not. */
@QuarkusTest
class IngestionTest {

    private static final String CONTENT_ROWS = """
            select (select count(*) from lesson_content) + (select count(*) from section_content)
                + (select count(*) from code_block_content)
            """;

    private static final String VERSION_ROWS = """
            select (select count(*) from lesson_version) + (select count(*) from section_version)
                + (select count(*) from code_block_version) + (select count(*) from module_version)
            """;

    @Test
    void unchangedTreePublishesNothing() {
        TestCourse course = twoModules("unchanged");
        assertThat(course.ingest().release()).isEqualTo(1);
        long rows = Database.number(CONTENT_ROWS) + Database.number(VERSION_ROWS);

        Ingestion again = course.ingest();

        assertThat(again.state()).isEqualTo(IngestionState.SUCCEEDED);
        assertThat(again.release()).isEqualTo(1);
        assertThat(again.counts().unchanged()).isEqualTo(4);
        assertThat(Database.number(CONTENT_ROWS) + Database.number(VERSION_ROWS))
                .isEqualTo(rows);
        given().get(course.url("/releases")).then().body("items.number", contains(1));
    }

    @Test
    void changedLessonAddsRowsForItselfAlone() {
        TestCourse course = twoModules("changed");
        course.ingest();
        long content = Database.number(CONTENT_ROWS);
        long versions = Database.number(VERSION_ROWS);
        String ids = given().get(course.url("/outline?depth=section")).asString();

        course.file("01-intro/02-second.md", "# Second\n\nChanged.\n\n```rust\nlet b = 2;\n```\n");
        Ingestion ingestion = course.ingest();

        assertThat(ingestion.release()).isEqualTo(2);
        assertThat(ingestion.counts().modified()).isEqualTo(1);
        assertThat(ingestion.counts().unchanged()).isEqualTo(3);
        assertThat(Database.number(CONTENT_ROWS) - content)
                .as("one lesson, one section, one code block")
                .isEqualTo(3);
        assertThat(Database.number(VERSION_ROWS) - versions).isEqualTo(3);
        assertThat(given().get(course.url("/outline?depth=section"))
                        .asString()
                        .replace("\"release\":2", "\"release\":1"))
                .as("ids, anchors and headings stay")
                .isEqualTo(ids);
        given().get(course.url("/releases")).then().body("items.number", contains(2, 1));
    }

    @Test
    void renamedFileKeepsItsIdAndAddsNoContent() {
        TestCourse course = twoModules("renamed");
        course.ingest();
        String id = given().get(course.url("/lessons/intro.second")).path("id");
        long content = Database.number(CONTENT_ROWS);

        course.file("02-more/05-moved.md", "# Second\n\nOld.\n\n```rust\nlet a = 1;\n```\n")
                .remove("01-intro/02-second.md");
        Ingestion ingestion = course.ingest();

        assertThat(ingestion.counts().moved()).isEqualTo(1);
        assertThat(Database.number(CONTENT_ROWS)).isEqualTo(content);
        given().get(course.url("/lessons/more.moved")).then().body("id", equalTo(id));
    }

    @Test
    void changedHeadingOrTextKeepsTheSectionsId() {
        TestCourse course = TestCourse.named("sections")
                .file("a.md", "# A\n\n## One\n\nText one.\n\n## Two\n\nText two.\n\n```c\nint x;\n```\n");
        course.ingest();
        var before = given().get(course.url("/lessons/a")).jsonPath();
        course.file("a.md", "# A\n\n## One\n\nAnother text.\n\n## Renamed\n\nText two.\n\n```c\nint x;\n```\n");
        course.ingest();
        var after = given().get(course.url("/lessons/a")).jsonPath();
        assertThat(after.getList("sections.id")).isEqualTo(before.getList("sections.id"));
        assertThat(after.getList("codeBlocks.id")).isEqualTo(before.getList("codeBlocks.id"));
        assertThat(after.getString("id")).isEqualTo(before.getString("id"));
        assertThat(after.getList("sections.anchor")).isEqualTo(List.of("a", "one", "renamed"));
    }

    @Test
    void removedLessonIsGoneAndItsIdIsNotGivenToAnother() {
        TestCourse course = TestCourse.named("removed").file("a.md", "# A\n").file("b.md", "# B\n");
        course.ingest();
        String id = given().get(course.url("/lessons/b")).path("id");
        course.remove("b.md").ingest();
        given().get(course.url("/lessons/b")).then().statusCode(410);
        given().get(course.url("/lessons/b?release=1")).then().statusCode(200);
        course.file("b.md", "# Something else\n").ingest();
        assertThat(given().get(course.url("/lessons/b")).<String>path("id")).isNotEqualTo(id);
    }

    @Test
    void idInFrontMatterKeepsTheLessonsIdentityThroughEverything() {
        TestCourse course = TestCourse.named("ids").file("a.md", "---\nid: first\n---\n# A\n");
        course.ingest();
        String id = given().get(course.url("/lessons/a")).path("id");
        course.remove("a.md")
                .file("z/b.md", "---\nid: first\n---\n# All different\n")
                .ingest();
        given().get(course.url("/lessons/z.b")).then().body("id", equalTo(id));

        String chosen = "0198c5f2-0000-7000-8000-000000000001";
        TestCourse other = TestCourse.named("ids").file("a.md", "---\nid: " + chosen + "\n---\n# A\n");
        other.ingest();
        given().get(other.url("/lessons/a")).then().body("id", equalTo(chosen));
        Ingestion clash = TestCourse.named("ids")
                .file("a.md", "---\nid: " + chosen + "\n---\n# A\n")
                .ingest();
        assertThat(codes(clash)).containsExactly("id-clash");
    }

    @Test
    void errorLeavesTheCurrentReleaseAndTellsFileLineAndColumn() {
        TestCourse course = TestCourse.named("broken").file("a.md", "# A\n").file("b.md", "# B\n");
        course.ingest();

        course.file("a.md", "# A, edited\n").file("b.md", "---\ntitle: B\norder: soon\n---\n# B\n");
        Ingestion failed = course.ingest();

        assertThat(failed.state()).isEqualTo(IngestionState.FAILED);
        assertThat(failed.release()).isNull();
        assertThat(failed.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.severity()).isEqualTo("error");
            assertThat(diagnostic.file()).isEqualTo("b.md");
            assertThat(diagnostic.line()).isEqualTo(3);
            assertThat(diagnostic.column()).isEqualTo(8);
            assertThat(diagnostic.message()).contains("soon");
            assertThat(diagnostic.hint()).isNotBlank();
        });
        given().get(course.url("/lessons/a")).then().body("title", equalTo("A"));
        TestTokens.asAdmin()
                .get("/api/v1/ingestions/" + failed.id())
                .then()
                .body("state", equalTo("failed"))
                .body("release", nullValue())
                .body("diagnostics[0].file", equalTo("b.md"));
        TestTokens.asAdmin()
                .queryParam("course", course.slug())
                .get("/api/v1/ingestions")
                .then()
                .body("items.state", contains("failed", "succeeded"));
    }

    @Test
    void everyBadLessonIsReportedAtOnce() {
        Ingestion failed = TestCourse.named("bad")
                .file("01-yaml.md", "---\ntitle: [open\n---\n# A\n")
                .file("02-utf8.md", new byte[] {'#', ' ', 'A', '\n', (byte) 0xC3, '('})
                .file("03-empty.md", "")
                .file("04-clash.md", "# A\n")
                .file("05-clash.md", "# B\n")
                .file("06-slug.md", "---\nslug: clash\n---\n# C\n")
                .file("---.md", "# D\n")
                .file("08-id.md", "---\nid: same\n---\n# E\n")
                .file("09-id.md", "---\nid: same\n---\n# F\n")
                .file("good.md", "# Good\n")
                .ingest();
        assertThat(failed.state()).isEqualTo(IngestionState.FAILED);
        assertThat(failed.diagnostics())
                .filteredOn(diagnostic -> diagnostic.severity().equals("error"))
                .extracting(IngestionDiagnostic::file)
                .containsExactly(
                        "---.md", "01-yaml.md", "02-utf8.md", "03-empty.md", "05-clash.md", "06-slug.md", "09-id.md");
        assertThat(failed.diagnostics())
                .filteredOn(diagnostic -> diagnostic.file().equals("02-utf8.md"))
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.line()).isEqualTo(2));
        assertThat(failed.diagnostics())
                .allSatisfy(diagnostic -> assertThat(diagnostic.hint()).isNotBlank());
    }

    @Test
    void authorsAreToldOfDrafts() {
        TestCourse course =
                TestCourse.named("drafts").file("a.md", "# A\n").file("b.md", "---\ndraft: true\n---\n# B\n");
        assertThat(codes(course.ingest())).containsExactly("lesson-draft");
        given().get(course.url("/lessons")).then().body("items.slug", contains("a"));
    }

    @Test
    void courseWithoutLessonsIsNotPublished() {
        TestCourse course = TestCourse.named("nothing").file("course.yaml", "title: Nothing\n");
        assertThat(codes(course.ingest())).containsExactly("course-empty");
        given().get(course.url("")).then().statusCode(404);
    }

    @Test
    void symbolicLinksAreNotFollowed() throws IOException {
        TestCourse course = TestCourse.named("links").file("a.md", "# A\n");
        Files.createSymbolicLink(
                course.folder().resolve("b.md"), course.folder().resolve("a.md"));
        Files.createSymbolicLink(course.folder().resolve("out"), course.folder().getRoot());
        assertThat(codes(course.ingest())).containsExactly("file-skipped", "file-skipped");
        given().get(course.url("/lessons")).then().body("items.slug", contains("a"));
    }

    @Test
    void siblingsAreOrderedByOrderThenName() {
        TestCourse course = TestCourse.named("order")
                .file("z.md", "---\norder: -1\n---\n# Z\n")
                .file("10-ten.md", "# Ten\n")
                .file("9-nine.md", "# Nine\n")
                .file("half.md", "---\norder: 9.5\n---\n# Half\n")
                .file("b.md", "# B\n")
                .file("a.md", "# A\n")
                .file("11-module/README.md", "---\ntitle: The module\norder: 9.75\n---\n# Welcome\n\nText.\n")
                .file("11-module/01-inner.md", "# Inner\n");
        course.ingest();
        given().get(course.url("/lessons"))
                .then()
                .body("items.slug", contains("z", "nine", "half", "module.readme", "module.inner", "ten", "a", "b"));
        given().get(course.url("/outline")).then().body("items[3].title", equalTo("The module"));
    }

    @Test
    void textThatPostgresCannotHoldIsReplaced() {
        TestCourse course = TestCourse.named("nul")
                .file("a.md", "---\ntitle: \"A\\0B\"\nextra: {\"k\\0\": \"\\ud800\"}\n---\n# A &#0; \u0000\n");
        assertThat(course.ingest().state()).isEqualTo(IngestionState.SUCCEEDED);
        given().get(course.url("/lessons/a")).then().body("title", equalTo("A\uFFFDB"));
    }

    @Test
    void replicasThatIngestTheSameTreeAtOncePublishOneRelease() throws Exception {
        TestCourse course = twoModules("replicas");
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        try {
            Callable<Ingestion> ingest = course::ingest;
            for (var ended : replicas.invokeAll(List.of(ingest, ingest, ingest, ingest))) {
                assertThat(ended.get().release()).isEqualTo(1);
            }
        } finally {
            replicas.shutdown();
        }
        assertThat(Database.number(
                        "select count(*) from release r join course c on c.id = r.course_id where c.slug = ?",
                        course.slug()))
                .isEqualTo(1);
    }

    private static TestCourse twoModules(String name) {
        return TestCourse.named(name)
                .file("01-intro/01-first.md", "# First\n\nSome text of " + name + ".\n")
                .file("01-intro/02-second.md", "# Second\n\nOld.\n\n```rust\nlet a = 1;\n```\n")
                .file("02-more/module.yaml", "title: More\n")
                .file("02-more/01-third.md", "# Third\n")
                .file("last.md", "# Last\n");
    }

    private static List<String> codes(Ingestion ingestion) {
        return ingestion.diagnostics().stream().map(IngestionDiagnostic::code).toList();
    }
}
