package dev.lectern.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.ingestion.Ingestion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers are taken back to an older release, and forward again. */
@QuarkusTest
class CurrentReleaseTest {

    @Test
    void readersAreTakenBackAndForward() {
        TestCourse course = twoReleases("pointer");
        move(course, tag(course), 1)
                .statusCode(200)
                .body("release", equalTo(1))
                .body("latest", equalTo(2))
                .body("by", equalTo("admin"));
        given().get(course.url("/lessons/a"))
                .then()
                .body("title", equalTo("One"))
                .body("release", equalTo(1));
        given().get(course.url("/releases")).then().body("items.current", equalTo(List.of(false, true)));
        move(course, tag(course), 2).statusCode(200).body("release", equalTo(2));
        given().get(course.url("/lessons/a")).then().body("title", equalTo("Two"));
    }

    @Test
    void answerHasTheTagForTheNextMove() {
        TestCourse course = twoReleases("tagged");
        String tag = move(course, tag(course), 1).extract().header("ETag");
        assertThat(tag).isEqualTo(tag(course));
        given().header("If-None-Match", tag).get(url(course)).then().statusCode(304);
    }

    @Test
    void whatSomebodyElsePublishedIsNotUndoneUnseen() {
        TestCourse course = twoReleases("stale");
        String stale = tag(course);
        course.file("a.md", "# Three\n").ingest();
        move(course, stale, 1).statusCode(412).body("code", equalTo("precondition-failed"));
        put(course, "{\"release\": 1}").then().statusCode(428).body("code", equalTo("precondition-required"));
        move(course, "W/" + tag(course), 1).statusCode(412);
        given().get(url(course)).then().body("release", equalTo(3));
        move(course, "\"other\", " + tag(course), 1).statusCode(200);
        move(course, "*", 2).statusCode(200);
    }

    @Test
    void ofSeveralWhoMoveAtOnceOneDoes() throws Exception {
        TestCourse course = twoReleases("race");
        String tag = tag(course);
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        try {
            List<Integer> statuses = replicas
                    .invokeAll(Collections.nCopies(4, (Callable<Integer>)
                            () -> move(course, tag, 1).extract().statusCode()))
                    .stream()
                    .map(CurrentReleaseTest::ended)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 412, 412, 412);
        } finally {
            replicas.shutdown();
        }
    }

    @Test
    void ingestingWhatIsLatestMovesReadersForwardAgain() {
        TestCourse course = twoReleases("again");
        move(course, "*", 1).statusCode(200);
        Ingestion again = course.ingest();
        assertThat(again.release()).isEqualTo(2);
        given().get(course.url("/lessons/a"))
                .then()
                .body("title", equalTo("Two"))
                .body("release", equalTo(2));
        assertThat(publications(course)).containsExactly("1", "2", "1", "2");
        course.ingest();
        assertThat(publications(course)).as("readers have it already").hasSize(4);
    }

    @Test
    void ingestingWhatReadersWereTakenBackToMakesANewRelease() {
        TestCourse course = twoReleases("older");
        move(course, "*", 1).statusCode(200);
        assertThat(course.file("a.md", "# One\n").ingest().release()).isEqualTo(3);
        given().get(course.url("/lessons/a"))
                .then()
                .body("title", equalTo("One"))
                .body("release", equalTo(3));
    }

    @Test
    void moveToWhereReadersAreIsNoPublication() {
        TestCourse course = twoReleases("stay");
        String tag = tag(course);
        move(course, tag, 2).statusCode(200).header("ETag", tag);
        assertThat(publications(course)).containsExactly("1", "2");
    }

    @Test
    void whatIsNotThereCanNotBeCurrent() {
        TestCourse course = twoReleases("missing");
        move(course, "*", 3).statusCode(404).body("code", equalTo("release-not-found"));
        admin().header("If-Match", "*")
                .contentType("application/json")
                .body("{\"release\": 1}")
                .put("/api/v1/courses/no-such-course/current-release")
                .then()
                .statusCode(404)
                .body("code", equalTo("course-not-found"));
        given().get("/api/v1/courses/no-such-course/current-release").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"release\": 0}",
                "{\"release\": \"1\"}",
                "{\"release\": 1.5}",
                "{\"release\": 99999999999}",
                "{\"release\": 1, \"force\": true}",
                "{\"release\": 1} 2"
            })
    void bodyOfAnythingElseIsRefused(String body) {
        TestCourse course = twoReleases("body");
        put(course, body).then().statusCode(400).body("code", equalTo("invalid-body"));
    }

    @Test
    void movingNeedsCredentials() {
        TestCourse course = twoReleases("closed");
        given().header("If-Match", "*")
                .contentType("application/json")
                .body("{\"release\": 1}")
                .put(url(course))
                .then()
                .statusCode(401);
        given().get(url(course)).then().body("release", equalTo(2));
    }

    @Test
    void releaseSaysWhereItComesFromAndWhatItDid() {
        TestCourse course = TestCourse.named("origin").file("a.md", "# A\n").file("b.md", "# B\n\nWords.\n");
        String ingestion = course.ingest().id().toString();
        given().get(course.url("/releases/1"))
                .then()
                .body("ingestion", equalTo(ingestion))
                .body("source", equalTo("folder"))
                .body("publishedBy", equalTo(""))
                .body("message", equalTo(""))
                .body("sourceRef", equalTo(""))
                .body("counts.added", equalTo(2));
        course.remove("a.md")
                .file("b.md", "# B\n\nMore words.\n")
                .file("c.md", "# C\n")
                .ingest();
        given().get(course.url("/releases"))
                .then()
                .body("items[0].ingestion", notNullValue())
                .body("items[0].counts.added", equalTo(1))
                .body("items[0].counts.modified", equalTo(1))
                .body("items[0].counts.removed", equalTo(1))
                .body("items[0].counts.moved", equalTo(0))
                .body("items[0].counts.unchanged", equalTo(0))
                .body("items[0].source", containsString("folder"));
    }

    private static TestCourse twoReleases(String name) {
        TestCourse course = TestCourse.named(name).file("a.md", "# One\n");
        course.ingest();
        course.file("a.md", "# Two\n").ingest();
        return course;
    }

    private static int ended(Future<Integer> status) {
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(TestCourse course) {
        return course.url("/current-release");
    }

    private static String tag(TestCourse course) {
        return given().get(url(course)).then().statusCode(200).extract().header("ETag");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer test-admin-token");
    }

    private static Response put(TestCourse course, String body) {
        return admin().contentType("application/json").body(body).put(url(course));
    }

    private static ValidatableResponse move(TestCourse course, String tag, int release) {
        return admin().header("If-Match", tag)
                .contentType("application/json")
                .body("{\"release\": %d}".formatted(release))
                .put(url(course))
                .then();
    }

    private static List<String> publications(TestCourse course) {
        return Database.texts(
                "select p.release from publication p join course c on c.id = p.course_id where c.slug = ? order by p.sequence",
                course.slug());
    }
}
