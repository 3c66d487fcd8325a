package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushes of some files of a course, and of single lessons. */
@QuarkusTest
class MergeTest {

    private static final Map<String, String> COURSE = Map.of(
            "course.yaml", "title: Merged\n",
            "01-a.md", "# A\n",
            "02-mod/01-b.md", "# B\n",
            "02-mod/02-c.md", "# C\n");

    @Test
    void mergePutsInWhatIsSentAndTakesOutWhatIsNamed() {
        push("merge-some", "", COURSE);
        push("merge-some", "?mode=merge&removed=02-mod/02-c.md,01-a.md", Map.of("02-mod/03-d.md", "# D\n"))
                .body("state", equalTo("succeeded"))
                .body("counts.removed", equalTo(2))
                .body("counts.unchanged", equalTo(1));
        slugs("merge-some", "mod.b", "mod.d");
        given().get("/api/v1/courses/merge-some").then().body("title", equalTo("Merged"));
        push("merge-some", "?mode=merge&removed=02-mod", Map.of("z.md", "# Z\n"));
        slugs("merge-some", "z");
    }

    @Test
    void mergesThatWaitForOneAnotherBothCount() {
        push("merge-two", "", COURSE);
        for (String name : new String[] {"x", "y"}) {
            Push.request()
                    .contentType("text/markdown")
                    .body("# " + name + "\n")
                    .post(url("merge-two") + "?mode=merge&path=" + name + ".md")
                    .then()
                    .statusCode(202);
        }
        push("merge-two", "?mode=merge", Map.of("z.md", "# Z\n"));
        slugs("merge-two", "a", "mod.b", "mod.c", "x", "y", "z");
    }

    @Test
    void removalOfNothingIsAWarningAndTheFirstMergeMakesTheCourse() {
        push("merge-none", "?mode=merge&removed=gone.md", COURSE)
                .body("state", equalTo("succeeded"))
                .body("diagnostics.code", contains("removal-unknown"))
                .body("diagnostics.severity", contains("warning"));
        slugs("merge-none", "a", "mod.b", "mod.c");
    }

    @Test
    void lessonIsReplacedInItsFileAndANewOneGoesToItsModule() {
        push("merge-put", "", COURSE);
        put("merge-put", "mod.b", "# B\n\nAnother text.\n").statusCode(200).body("counts.modified", equalTo(1));
        given().get("/api/v1/courses/merge-put/lessons/mod.b").then().body("path", equalTo("02-mod/01-b.md"));
        put("merge-put", "mod.new", "# New\n")
                .statusCode(201)
                .header("Location", endsWith("/api/v1/courses/merge-put/lessons/mod.new"));
        given().get("/api/v1/courses/merge-put/lessons/mod.new").then().body("path", equalTo("02-mod/new.md"));
        put("merge-put", "Not A Slug", "# New\n").statusCode(400).body("code", equalTo("slug-invalid"));
        put("no-such-course", "a", "# New\n").statusCode(404);
    }

    @Test
    void lessonIsRemovedWithItsFile() {
        push("merge-delete", "", COURSE);
        Push.waiting()
                .delete(lesson("merge-delete", "mod.c"))
                .then()
                .statusCode(200)
                .body("state", equalTo("succeeded"));
        slugs("merge-delete", "a", "mod.b");
        Push.waiting().delete(lesson("merge-delete", "mod.c")).then().statusCode(410);
        Push.waiting().delete(lesson("merge-delete", "never")).then().statusCode(404);
    }

    @Test
    void formerSlugIsAnsweredWithThePresentOne() {
        push("merge-moved", "", COURSE);
        push("merge-moved", "?mode=merge&removed=01-a.md", Map.of("01-renamed.md", "# A\n"));
        Push.waiting()
                .redirects()
                .follow(false)
                .contentType("text/markdown")
                .body("# A\n\nText.\n")
                .put(lesson("merge-moved", "a"))
                .then()
                .statusCode(308)
                .header("Location", containsString("/lessons/renamed"));
    }

    @Test
    void conditionsGuardAgainstLostUpdates() {
        push("merge-match", "", COURSE);
        String tag = given().get(lesson("merge-match", "a")).header("ETag");
        conditional("If-None-Match", "*", "a").statusCode(412);
        conditional("If-Match", tag, "a").statusCode(200);
        conditional("If-Match", tag, "a").statusCode(412).body("code", equalTo("precondition-failed"));
        conditional("If-Match", "*", "not-there").statusCode(412);
        conditional("If-None-Match", "*", "created").statusCode(201);
    }

    private static ValidatableResponse conditional(String header, String value, String lesson) {
        return Push.waiting()
                .header(header, value)
                .contentType("text/markdown")
                .body("# Changed\n\nText.\n")
                .put(lesson("merge-match", lesson))
                .then();
    }

    private static ValidatableResponse put(String course, String lesson, String text) {
        return Push.waiting()
                .contentType("text/markdown")
                .body(text)
                .put(lesson(course, lesson))
                .then();
    }

    private static ValidatableResponse push(String course, String query, Map<String, String> files) {
        return Push.waiting()
                .contentType("application/zip")
                .body(Archives.zip(files))
                .post(url(course) + query)
                .then()
                .statusCode(200);
    }

    private static void slugs(String course, String... slugs) {
        given().get("/api/v1/courses/" + course + "/lessons").then().body("items.slug", contains(slugs));
    }

    private static String url(String course) {
        return "/api/v1/courses/" + course + "/ingestions";
    }

    private static String lesson(String course, String lesson) {
        return "/api/v1/courses/" + course + "/lessons/" + lesson;
    }
}
