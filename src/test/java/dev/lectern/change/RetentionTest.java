package dev.lectern.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.Database;
import dev.lectern.MovableClock;
import dev.lectern.TestCourse;
import dev.lectern.ingestion.Rollback;
import dev.lectern.publishing.Pruning;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases whose time is over go, with what only they had, and nobody who is careful is misled. */
@QuarkusTest
class RetentionTest {

    private static final Instant START = Instant.parse("2025-03-01T08:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(10);

    @BeforeEach
    void stopTheClock() {
        MovableClock.goTo(START);
    }

    @AfterEach
    void startTheClock() {
        MovableClock.goBack();
    }

    @Test
    void oldReleasesGoAndTheCurrentOneStays() {
        TestCourse course = fourReleases("old");
        String current =
                given().get(course.url("/lessons?include=sections,codeBlocks")).asString();
        later(11);
        assertThat(kept(course)).containsExactly(true, true, false, false);
        for (String path :
                List.of("?release=1", "/lessons/a?release=1", "/releases/1/changes", "/releases/3/changes?from=2")) {
            given().get(course.url(path)).then().statusCode(410).body("code", equalTo("release-gone"));
        }
        given().get(course.url("/lessons?release=3")).then().statusCode(200);
        given().get(course.url("/releases/1")).then().statusCode(200).body("title", equalTo("Old"));
        given().get(course.url("/releases/4/changes")).then().statusCode(200);
        assertThat(given().get(course.url("/lessons?include=sections,codeBlocks"))
                        .asString())
                .isEqualTo(current);
        given().header("Authorization", "Bearer test-admin-token")
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"release\": 1}")
                .put(course.url("/current-release"))
                .then()
                .statusCode(410)
                .body("code", equalTo("release-gone"));
    }

    @Test
    void contentsThatOnlyTheyHadGo() {
        TestCourse course = fourReleases("contents");
        long before = contents("contents word");
        assertThat(before).isEqualTo(4);
        later(11);
        assertThat(contents("contents word"))
                .as("those of the two that are kept")
                .isEqualTo(2);
        assertThat(contents("contents stays")).isEqualTo(1);
        course.ingest();
        given().get(course.url("/lessons/b")).then().statusCode(200);
    }

    @Test
    void formerAddressesStillLeadSomewhere() {
        TestCourse course = TestCourse.named("former")
                .file("a.md", "# A\n\n## First\n\nWords of this section that stay as they are for ever.\n")
                .file("gone.md", "# Gone\n");
        course.ingest();
        course.remove("a.md")
                .remove("gone.md")
                .file("b.md", "# A\n\n## Second\n\nWords of this section that stay as they are for ever.\n")
                .ingest();
        course.file("c.md", "# C\n").ingest();
        later(11);
        assertThat(kept(course)).containsExactly(true, true, false);
        given().redirects()
                .follow(false)
                .get(course.url("/lessons/a/sections/first"))
                .then()
                .statusCode(308)
                .header("Location", equalTo(course.url("/lessons/b/sections/second")));
        given().get(course.url("/lessons/gone"))
                .then()
                .statusCode(410)
                .body("code", equalTo("lesson-gone"))
                .body("lastRelease", nullValue());
    }

    @Test
    void whatIsCurrentOrWasOrIsReadIsKept() {
        TestCourse course = fourReleases("used");
        MovableClock.goTo(START.plus(Duration.ofDays(11)));
        given().get(course.url("/lessons?release=1")).then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number(
                                "select count(*) from release_read p join course c on c.id = p.course_id where c.slug = ?",
                                course.slug())
                        == 1);
        Rollback.to(course, 2);
        Rollback.to(course, 4);
        Pruning.prune(1, PERIOD);
        assertThat(kept(course)).containsExactly(true, false, true, true);
        Rollback.to(course, 2);
        later(40);
        assertThat(kept(course)).as("the newest and the current").containsExactly(true, false, true, false);
        given().get(course.url("/lessons/a")).then().statusCode(200).body("release", equalTo(2));
        course.file("a.md", "# Old\n\nused word 5\n").ingest();
        given().get(course.url("/lessons/b")).then().statusCode(200).body("release", equalTo(5));
    }

    @Test
    void nothingIsPrunedWhereAllIsKept() {
        TestCourse course = fourReleases("all");
        MovableClock.goTo(START.plus(Duration.ofDays(1000)));
        Pruning.prune(0, PERIOD);
        assertThat(kept(course)).containsOnly(true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void copyOfWhatWasPrunedBecomesWhatIsLive(long seed) {
        Random random = new Random(seed);
        CourseEdits author = new CourseEdits("pruned", random);
        FeedCopy copy = new FeedCopy("&course=" + author.course().slug());
        for (int i = 0; i < 8; i++) {
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                author.next();
            }
            while (copy.read(1 + random.nextInt(4))) {
                if (random.nextInt(4) == 0) {
                    author.next();
                    Pruning.prune(1, Duration.ZERO);
                }
            }
            assertThat(copy.items()).as("after %d rounds", i).isEqualTo(LiveItems.of(author.course()));
            author.next();
            Pruning.prune(1, Duration.ZERO);
        }
    }

    private static void later(int days) {
        MovableClock.goTo(START.plus(Duration.ofDays(days)));
        Pruning.prune(2, PERIOD);
        MovableClock.goTo(START.plus(Duration.ofDays(days + 2)));
        Pruning.prune(2, PERIOD);
    }

    private static List<Boolean> kept(TestCourse course) {
        return given().get(course.url("/releases")).jsonPath().getList("items.kept");
    }

    private static long contents(String words) {
        return Database.number(
                "select count(distinct lesson_digest) from section_content where text like ?", "%" + words + "%");
    }

    private static TestCourse fourReleases(String name) {
        TestCourse course = TestCourse.named(name)
                .file("course.yaml", "title: Old\n")
                .file("b.md", "# B\n\n%s stays\n".formatted(name));
        for (int i = 1; i <= 4; i++) {
            course.file("a.md", "# A\n\n%s word %d\n".formatted(name, i)).ingest();
        }
        return course;
    }
}
