package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.source.FolderSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files are put into the tree that a course was made from, and taken out of it. */
@QuarkusTest
class MergeTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    IngestionQueue queue;

    @Inject
    FolderSource folders;

    @Test
    void filesThatAreNotGivenStayAsTheyWere() throws Exception {
        TestCourse course = whole("merged");
        Ingestion ended = merge(course, TestCourse.named("part").file("02-b.md", "# B anew\n"));
        assertThat(ended.release()).isEqualTo(2);
        assertThat(ended.counts().modified()).isEqualTo(1);
        assertThat(ended.counts().unchanged()).isEqualTo(1);
        given().get(course.url("/lessons?fields=title")).then().body("items.title", contains("A", "B anew"));
        given().get(course.url("")).then().body("title", equalTo("Whole"));
    }

    @Test
    void whatIsNamedIsTakenOutFilesAndFolders() throws Exception {
        TestCourse course = whole("emptied").file("more/c.md", "# C\n").file("more/d.md", "# D\n");
        course.ingest();
        merge(course, TestCourse.named("part").file("04-e.md", "# E\n"), "more", "01-a.md");
        given().get(course.url("/lessons?fields=slug")).then().body("items.slug", contains("b", "e"));
    }

    @Test
    void removalOfWhatIsNotThereIsWarnedOf() throws Exception {
        TestCourse course = whole("not-there");
        Ingestion ended = merge(course, TestCourse.named("part").file("02-b.md", "# B anew\n"), "03-lost.md");
        assertThat(ended.state()).isEqualTo(IngestionState.SUCCEEDED);
        assertThat(ended.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("removal-missing");
            assertThat(diagnostic.file()).isEqualTo("03-lost.md");
        });
    }

    @Test
    void twoThatAreMergedOneAfterTheOtherBothCount() throws Exception {
        TestCourse course = whole("both");
        Ingestion first = add(course, TestCourse.named("part").file("01-a.md", "# A anew\n"));
        Ingestion second = add(course, TestCourse.named("part").file("02-b.md", "# B anew\n"));
        queue.await(second.id(), LONGEST);
        assertThat(queue.await(first.id(), LONGEST).release()).isEqualTo(2);
        given().get(course.url("/lessons?fields=title")).then().body("items.title", contains("A anew", "B anew"));
    }

    @Test
    void afterARollbackFilesAreMergedIntoWhatReadersSee() throws Exception {
        TestCourse course = whole("back");
        course.file("01-a.md", "# A gone wrong\n").ingest();
        given().header("Authorization", "Bearer test-admin-token")
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"release\": 1}")
                .put(course.url("/current-release"))
                .then()
                .statusCode(200);
        merge(course, TestCourse.named("part").file("02-b.md", "# B anew\n"));
        given().get(course.url("/lessons?fields=title")).then().body("items.title", contains("A", "B anew"));
    }

    @Test
    void courseFromBeforeTreesWereKeptHasToBePushedWhole() throws Exception {
        TestCourse course = whole("old");
        Database.update(
                "update release set tree = null where course_id = (select id from course where slug = ?)",
                course.slug());
        Ingestion ended = merge(course, TestCourse.named("part").file("02-b.md", "# B anew\n"));
        assertThat(ended.state()).isEqualTo(IngestionState.FAILED);
        assertThat(ended.diagnostics()).extracting(IngestionDiagnostic::code).containsExactly("merge-impossible");
        given().get(course.url("/lessons?fields=title")).then().body("items.title", contains("A", "B"));
    }

    @Test
    void courseThatDoesNotExistYetBeginsWithTheFilesThatAreGiven() throws Exception {
        TestCourse course = TestCourse.named("begun").file("a.md", "# A\n");
        assertThat(merge(course, course).release()).isEqualTo(1);
    }

    private TestCourse whole(String name) {
        TestCourse course = TestCourse.named(name)
                .file("course.yaml", "title: Whole\n")
                .file("01-a.md", "# A\n")
                .file("02-b.md", "# B\n");
        course.ingest();
        return course;
    }

    private Ingestion merge(TestCourse course, TestCourse files, String... removals) throws Exception {
        return queue.await(add(course, files, removals).id(), LONGEST);
    }

    private Ingestion add(TestCourse course, TestCourse files, String... removals) throws Exception {
        IngestionRequest request = new IngestionRequest(
                course.slug(), IngestionMode.MERGE, false, false, List.of(removals), "archive", "tester", "", "");
        return queue.add(request, folders.read(files.folder()));
    }
}
