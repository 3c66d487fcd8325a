package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.ingestion.IngestionState;
import dev.lectern.publishing.Boundaries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lessons come and go by the clock, without a new ingestion. */
@QuarkusTest
class TimedLessonTest {

    /** Long ago, so that jobs are due at once whatever time a test goes to. */
    private static final Instant START = Instant.parse("2025-03-01T08:00:00Z");

    private static final Instant COMES = START.plus(1, ChronoUnit.HOURS);
    private static final Instant GOES = START.plus(3, ChronoUnit.HOURS);

    @BeforeEach
    void goToTheStart() {
        MovableClock.goTo(START);
    }

    @AfterEach
    void goBack() {
        MovableClock.goBack();
    }

    @Test
    void lessonComesAndGoesByTheClock() {
        TestCourse course = course("clock");
        assertThat(seen(course)).isFalse();
        MovableClock.goTo(COMES);
        assertThat(seen(course)).isTrue();
        MovableClock.goTo(GOES.minusSeconds(60));
        assertThat(seen(course)).isTrue();
        MovableClock.goTo(GOES);
        assertThat(seen(course)).isFalse();
    }

    @Test
    void whatWasCachedIsNotServedBeyondItsTime() {
        TestCourse course = course("cached");
        Response before = given().get(course.url("/lessons"));
        before.then().body("items", hasSize(1));
        MovableClock.goTo(COMES);
        Response during = given().header("If-None-Match", before.header("ETag")).get(course.url("/lessons"));
        during.then().statusCode(200).body("items", hasSize(2));
        given().header("If-None-Match", during.header("ETag"))
                .get(course.url("/lessons"))
                .then()
                .statusCode(304);
        MovableClock.goTo(GOES);
        given().header("If-None-Match", during.header("ETag"))
                .get(course.url("/lessons"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void pinnedAnswerMayBeKeptUpToTheNextBoundary() {
        TestCourse course = course("kept");
        for (String path : List.of("/lessons?release=1", "/assets/img.png?release=1", "/releases/1/changes?from=0")) {
            MovableClock.goTo(COMES.minusSeconds(600));
            String cacheControl = given().get(course.url(path)).header("Cache-Control");
            assertThat(cacheControl).isEqualTo("public, max-age=600");
            MovableClock.goTo(GOES);
            assertThat(given().get(course.url(path)).header("Cache-Control"))
                    .as("nothing comes or goes any more")
                    .isEqualTo("public, max-age=31536000, immutable");
        }
    }

    @Test
    void previewSeesItAtAnyTime() {
        TestCourse course = course("preview");
        for (Instant time : List.of(START, COMES, GOES)) {
            MovableClock.goTo(time);
            preview()
                    .get(course.url("/lessons/b"))
                    .then()
                    .statusCode(200)
                    .body("draft", equalTo(false))
                    .body("publishAt", equalTo("2025-03-01T09:00:00Z"))
                    .body("expireAt", equalTo("2025-03-01T11:00:00Z"));
        }
    }

    @Test
    void draftStaysOneWhateverItsTime() {
        TestCourse course = TestCourse.named("draft")
                .file("a.md", "# A\n")
                .file("b.md", "---\ndraft: true\npublishAt: 2020-01-01\n---\n# B\n");
        course.ingest();
        given().get(course.url("/lessons/b")).then().statusCode(404);
        given().get(course.url("/lessons?release=1"))
                .then()
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void feedTellsWhatComesAndGoes() {
        TestCourse course = course("feed");
        String feed = "/api/v1/changes?limit=100&type=lesson&course=" + course.slug();
        String next =
                given().get(feed).then().body("items", hasSize(1)).extract().path("next");
        MovableClock.goTo(COMES);
        Boundaries.record();
        next = given().get(feed + "&cursor=" + next)
                .then()
                .body("items.change", equalTo(List.of("added")))
                .body("items.after.lesson", equalTo(List.of("b")))
                .extract()
                .path("next");
        Boundaries.record();
        given().get(feed + "&cursor=" + next).then().body("items", hasSize(0));
        MovableClock.goTo(GOES);
        Boundaries.record();
        given().get(feed + "&cursor=" + next)
                .then()
                .body("items.change", equalTo(List.of("removed")))
                .body("items.before.lesson", equalTo(List.of("b")));
        given().get(feed).then().body("items", hasSize(1));
        given().get(course.url("/current-release")).then().body("since", equalTo("2025-03-01T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "publishAt: soon, invalid-time",
        "publishAt: 2025-02-30, invalid-time",
        "publishAt: 2025-03-01T09:00:00, invalid-time",
        "expireAt: 99999-01-01T00:00:00Z, invalid-time",
        "'publishAt: 2025-03-02\nexpireAt: 2025-03-02', expires-first",
        "publishAt: [2025-03-02], yaml-wrong-type",
    })
    void timeThatCanNotBeMeantPublishesNothing(String frontMatter, String code) {
        TestCourse course = TestCourse.named("wrong").file("a.md", "---\n" + frontMatter + "\n---\n# A\n");
        var ended = course.ingest();
        assertThat(ended.state()).isEqualTo(IngestionState.FAILED);
        assertThat(ended.diagnostics()).extracting(IngestionDiagnostic::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01T09:00:00Z, 2025-03-01T09:00:00Z",
        "2025-03-01 10:00:00+01:00, 2025-03-01T09:00:00Z",
        "'\"2025-03-01T09:00:00.123456Z\"', 2025-03-01T09:00:00.123Z",
        "2025-03-01, 2025-03-01T00:00:00Z",
    })
    void timesAreReadAsTheyAreWritten(String written, String time) {
        TestCourse course = TestCourse.named("written").file("a.md", "---\npublishAt: " + written + "\n---\n# A\n");
        course.ingest();
        preview().get(course.url("/lessons/a")).then().body("publishAt", equalTo(time));
    }

    private static boolean seen(TestCourse course) {
        int status = given().get(course.url("/lessons/b")).statusCode();
        assertThat(status).isIn(200, 404);
        assertThat(given().get(course.url("")).jsonPath().getInt("lessonCount")).isEqualTo(status == 200 ? 2 : 1);
        return status == 200;
    }

    private static TestCourse course(String name) {
        TestCourse course = TestCourse.named(name)
                .file("a.md", "# A\n\n![](img.png)\n")
                .file("img.png", new byte[] {1})
                .file("b.md", "---\npublishAt: %s\nexpireAt: %s\n---\n# B\n".formatted(COMES, GOES));
        course.ingest();
        return course;
    }

    private static RequestSpecification preview() {
        return given().header("Authorization", "Bearer test-admin-token");
    }
}
