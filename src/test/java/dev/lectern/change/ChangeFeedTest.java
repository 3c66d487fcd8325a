package dev.lectern.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.lectern.Database;
import dev.lectern.MovableClock;
import dev.lectern.TestCourse;
import dev.lectern.ingestion.Rollback;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy that is kept by the feed is what is live. */
@QuarkusTest
class ChangeFeedTest {

    @BeforeEach
    void stopTheClock() {
        MovableClock.goTo(Instant.parse("2025-03-01T08:00:00Z"));
    }

    @AfterEach
    void startTheClock() {
        MovableClock.goBack();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void copyOfOneCourseBecomesWhatIsLive(long seed) {
        Random random = new Random(seed);
        CourseEdits author = new CourseEdits("copied", random);
        FeedCopy copy = new FeedCopy("&course=" + author.course().slug());
        for (int i = 0; i < 12; i++) {
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                author.next();
            }
            while (copy.read(1 + random.nextInt(5))) {
                if (random.nextInt(4) == 0) {
                    author.next();
                }
            }
            assertThat(copy.items()).as("after %d rounds", i).isEqualTo(LiveItems.of(author.course()));
        }
    }

    @Test
    void copyOfAllCoursesBecomesWhatAFreshOneIs() {
        Random random = new Random(4);
        FeedCopy copy = new FeedCopy("");
        copy.readAll();
        CourseEdits one = new CourseEdits("of-all", random);
        CourseEdits two = new CourseEdits("of-all", random);
        for (int i = 0; i < 10; i++) {
            one.next();
            copy.read(2);
            two.next();
            copy.read(3);
        }
        copy.readAll();
        FeedCopy fresh = new FeedCopy("");
        fresh.readAll();
        assertThat(copy.items()).isEqualTo(fresh.items()).containsAllEntriesOf(LiveItems.of(two.course()));
    }

    @Test
    void feedEndsWithACursorToComeBackWith() {
        TestCourse course = TestCourse.named("endless").file("a.md", "# A\n");
        course.ingest();
        String end = end(course);
        given().get(feed(course) + "&cursor=" + end)
                .then()
                .body("items", empty())
                .body("more", equalTo(false))
                .body("next", notNullValue());
        course.file("b.md", "# B\n").ingest();
        course.file("b.md", "# B\n\nMore.\n").ingest();
        given().get(feed(course) + "&cursor=" + end)
                .then()
                .body("items.change", equalTo(List.of("added", "added")))
                .body("items.type", equalTo(List.of("lesson", "section")))
                .body("items.after.release", equalTo(List.of(3, 3)));
    }

    @Test
    void removalsAreTombstonesWithTheLastAddress() {
        TestCourse course = TestCourse.named("tombs").file("a.md", "# A\n").file("b.md", "# B\n");
        course.ingest();
        String end = end(course);
        course.remove("b.md").ingest();
        JsonPath page = given().get(feed(course) + "&cursor=" + end).jsonPath();
        assertThat(page.getList("items.change")).containsExactly("removed", "removed");
        assertThat(page.getList("items.before.lesson")).containsExactly("b", "b");
        assertThat(page.getList("items.after")).containsOnlyNulls();
        given().get(page.getString("items[0].before.url")).then().statusCode(200);
    }

    @Test
    void rollbackIsTheReverseOfWhatItTakesBack() {
        TestCourse course = TestCourse.named("back").file("a.md", "# A\n\nOne.\n");
        course.ingest();
        course.file("a.md", "# A\n\nTwo.\n").file("b.md", "# B\n").ingest();
        String end = end(course);
        Rollback.to(course, 1);
        JsonPath page = given().get(feed(course) + "&cursor=" + end).jsonPath();
        assertThat(page.getList("items.change")).containsExactly("modified", "modified", "removed", "removed");
        assertThat(page.getList("items.before.release")).containsOnly(2);
        assertThat(page.getInt("items[0].after.release")).isEqualTo(1);
        Rollback.to(course, 2);
        given().get(feed(course) + "&cursor=" + end).then().body("items", empty());
    }

    @Test
    void nothingNewIsNotSentAgain() {
        TestCourse course = TestCourse.named("quiet").file("a.md", "# A\n");
        course.ingest();
        String url = feed(course) + "&cursor=" + end(course);
        String tag = given().get(url).header("ETag");
        given().header("If-None-Match", tag).get(url).then().statusCode(304);
        course.file("a.md", "# B\n").ingest();
        given().header("If-None-Match", tag).get(url).then().statusCode(200);
    }

    @Test
    void everyMoveOfAPointerIsAPublicationInOrder() throws Exception {
        List<TestCourse> courses = Stream.generate(
                        () -> TestCourse.named("at-once").file("a.md", "# A\n"))
                .limit(6)
                .toList();
        long before = Database.number("select coalesce(max(sequence), 0) from publication");
        ExecutorService replicas = Executors.newFixedThreadPool(6);
        try {
            for (var ended : replicas.invokeAll(courses.stream()
                    .map(course -> (Callable<Object>) course::ingest)
                    .toList())) {
                ended.get();
            }
        } finally {
            replicas.shutdown();
        }
        courses.forEach(TestCourse::ingest);
        assertThat(Database.number("select count(*) from publication where sequence > ?", before))
                .as("one each; ingesting the same again moves nothing")
                .isEqualTo(6);
    }

    @Test
    void cursorBeyondWhatWasPublishedIsRefused() {
        TestCourse.named("beyond").file("a.md", "# A\n").ingest();
        String next = given().get("/api/v1/changes?limit=1").jsonPath().getString("next");
        String beyond = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8)
                .replaceFirst("\"0\",\"\\d+\"", "\"0\",\"9000000000000000000\"");
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(beyond.getBytes(StandardCharsets.UTF_8));
        assertThat(token).isNotEqualTo(next);
        given().get("/api/v1/changes?cursor=" + token).then().statusCode(400).body("code", equalTo("invalid-cursor"));
    }

    private static String feed(TestCourse course) {
        return "/api/v1/changes?limit=100&course=" + course.slug();
    }

    /** The cursor of a consumer that has everything. */
    private static String end(TestCourse course) {
        Map<String, Object> page = given().get(feed(course)).jsonPath().getMap("");
        assertThat(page).containsEntry("more", false);
        return (String) page.get("next");
    }
}
