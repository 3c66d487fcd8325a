package dev.lectern.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A course that is removed is gone everywhere, copies included. */
@QuarkusTest
class CourseRemovalTest {

    @Test
    void removedCourseIsGoneEverywhere() {
        TestCourse course = course("gone");
        String lesson = given().get(course.url("/lessons/a")).jsonPath().getString("id");
        remove(course, course.slug()).statusCode(204);
        for (String url : List.of(
                course.url(""),
                course.url("?release=1"),
                course.url("/lessons"),
                course.url("/lessons/a"),
                course.url("/assets/img.png"),
                course.url("/releases"),
                course.url("/releases/2/changes"),
                course.url("/current-release"),
                "/api/v1/lessons/" + lesson)) {
            given().get(url).then().statusCode(404);
        }
        given().get("/api/v1/search?q=unforgettable&course=" + course.slug())
                .then()
                .body("total", equalTo(0));
        assertThat(given().get("/api/v1/courses?limit=100").jsonPath().getList("items.slug"))
                .doesNotContain(course.slug());
        assertThat(Database.number("select count(*) from course where slug = ?", course.slug()))
                .isZero();
        remove(course, course.slug()).statusCode(404).body("code", equalTo("course-not-found"));
    }

    @Test
    void slugHasToBeRepeated() {
        TestCourse course = course("confirm");
        remove(course, "another").statusCode(400).body("errors.parameter", contains("confirm"));
        given().header("Authorization", "Bearer test-admin-token")
                .delete(course.url(""))
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("confirm"));
        given().delete(course.url("?confirm=" + course.slug())).then().statusCode(401);
        given().get(course.url("/lessons/a")).then().statusCode(200);
    }

    @Test
    void copyEndsUpWithoutTheCourse() {
        TestCourse course = course("copied");
        TestCourse other = course("kept");
        FeedCopy copy = new FeedCopy("");
        copy.readAll();
        FeedCopy lessons = new FeedCopy("&type=lesson&course=" + course.slug());
        lessons.readAll();
        assertThat(copy.items()).containsAllEntriesOf(LiveItems.of(course));
        remove(course, course.slug());
        copy.readAll();
        lessons.readAll();
        assertThat(lessons.items()).isEmpty();
        FeedCopy fresh = new FeedCopy("");
        fresh.readAll();
        assertThat(copy.items()).isEqualTo(fresh.items()).containsAllEntriesOf(LiveItems.of(other));
    }

    @Test
    void copyThatWasHalfWayEndsUpWithoutTheCourse() {
        TestCourse course = course("half");
        FeedCopy copy = new FeedCopy("&course=" + course.slug());
        copy.read(2);
        assertThat(copy.items()).isNotEmpty();
        remove(course, course.slug());
        copy.readAll();
        assertThat(copy.items()).isEmpty();
    }

    @Test
    void slugCanBePushedAgainAndItsReleasesGoOnCounting() {
        TestCourse course = course("again");
        FeedCopy copy = new FeedCopy("&course=" + course.slug());
        copy.readAll();
        remove(course, course.slug());
        course.file("a.md", "# Another\n");
        assertThat(course.ingest().release())
                .as("release 1 may be kept for ever by somebody")
                .isEqualTo(3);
        given().get(course.url("/releases")).then().body("items.number", contains(3));
        given().get(course.url("/lessons/a?release=1")).then().statusCode(404);
        copy.readAll();
        assertThat(copy.items()).isEqualTo(LiveItems.of(course));
        remove(course, course.slug());
        copy.readAll();
        assertThat(copy.items()).isEmpty();
        given().get("/api/v1/changes?course=" + course.slug())
                .then()
                .body("items", hasSize(0))
                .body("more", equalTo(false));
    }

    private static ValidatableResponse remove(TestCourse course, String confirmed) {
        return given().header("Authorization", "Bearer test-admin-token")
                .delete(course.url("?confirm=" + confirmed))
                .then();
    }

    private static TestCourse course(String name) {
        TestCourse course = TestCourse.named(name)
                .file("a.md", "# A\n\nunforgettable\n\n![](img.png)\n")
                .file("img.png", new byte[] {1})
                .file("b.md", "# B\n\n## C\n\n```rust\nlet x;\n```\n");
        course.ingest();
        course.file("b.md", "# B\n\nMore.\n\n## C\n\n```rust\nlet x;\n```\n").ingest();
        return course;
    }
}
