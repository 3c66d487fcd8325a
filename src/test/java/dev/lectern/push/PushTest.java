package dev.lectern.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.github.luben.zstd.Zstd;
import dev.lectern.Database;
import dev.lectern.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the body of a request to a release. */
@QuarkusTest
class PushTest {

    private static final Map<String, String> TWO = Map.of("01-a.md", "# A\n\nText.\n", "m/b.md", "# B\n\nText.\n");

    @Test
    void zipOfManyLessonsIsPublishedByOneCall() {
        Map<String, String> lessons = new TreeMap<>();
        for (int i = 0; i < 600; i++) {
            lessons.put(
                    "part-%02d/%03d-lesson-%d.md".formatted(i / 50, i, i), "# Lesson %d\n\nText %d.\n".formatted(i, i));
        }
        lessons.put("course.yaml", "title: Many\n");
        Push.waiting()
                .contentType("application/zip")
                .queryParam("message", "All of it")
                .queryParam("sourceRef", "4d3c2b1")
                .body(Archives.zip(lessons))
                .post(url("push-many"))
                .then()
                .statusCode(200)
                .header("Location", startsWith("/api/v1/ingestions/"))
                .header("Preference-Applied", equalTo("wait=60"))
                .body("state", equalTo("succeeded"))
                .body("release", equalTo(1))
                .body("source", equalTo("archive"))
                .body("requestedBy", equalTo("admin"))
                .body("message", equalTo("All of it"))
                .body("sourceRef", equalTo("4d3c2b1"))
                .body("counts.lessons", equalTo(600));
        given().get("/api/v1/courses/push-many").then().body("title", equalTo("Many"));
    }

    @Test
    void everyArchiveGivesTheSameTree() {
        byte[] tar = Archives.tar(TWO);
        assertThat(List.of(
                        release("push-formats", "application/zip", Archives.zip(TWO)),
                        release("push-formats", "application/gzip", Archives.gzip(tar)),
                        release("push-formats", "application/zstd", Zstd.compress(tar))))
                .containsOnly(1);
        given().get("/api/v1/courses/push-formats/lessons").then().body("items.slug", contains("a", "m.b"));
    }

    @Test
    void singleTopFolderIsLeftOutUnlessThePathSaysOtherwise() {
        Map<String, String> repository =
                Map.of("repo-4d3c2b1/docs/a.md", "# A\n", "repo-4d3c2b1/README.md", "# Read me\n\nText.\n");
        release("push-top", "application/zip", Archives.zip(repository));
        given().get("/api/v1/courses/push-top/lessons").then().body("items.slug", contains("readme", "docs.a"));
        Push.waiting()
                .contentType("application/zip")
                .queryParam("path", "repo-4d3c2b1/docs")
                .body(Archives.zip(repository))
                .post(url("push-top"))
                .then()
                .statusCode(200);
        given().get("/api/v1/courses/push-top/lessons").then().body("items.slug", contains("a"));
        Push.waiting()
                .contentType("application/zip")
                .queryParam("path", ".")
                .body(Archives.zip(Map.of("only/a.md", "# A\n")))
                .post(url("push-top"))
                .then()
                .statusCode(200);
        given().get("/api/v1/courses/push-top/lessons").then().body("items.slug", contains("only.a"));
    }

    @Test
    void documentIsACourseOfOneLesson() {
        Push.waiting()
                .contentType("text/markdown")
                .header("Content-Disposition", "attachment; filename=\"hello.md\"")
                .body("# Hello\n\nText.\n")
                .post(url("push-document"))
                .then()
                .statusCode(200)
                .body("source", equalTo("document"));
        given().get("/api/v1/courses/push-document/lessons").then().body("items.slug", contains("hello"));
    }

    @Test
    void withoutWaitingTheAnswerSaysWhereToFollow() {
        String location = Push.request()
                .contentType("application/zip")
                .body(Archives.zip(TWO))
                .post(url("push-follow"))
                .then()
                .statusCode(202)
                .body("endedAt", nullValue())
                .extract()
                .header("Location");
        TestTokens.asAdmin().get(location).then().statusCode(200).body("course", equalTo("push-follow"));
    }

    @Test
    void whoeverPrefersNotToWaitIsAnsweredAtOnce() {
        Push.request()
                .contentType("application/zip")
                .header("Prefer", "wait=0")
                .body(Archives.zip(TWO))
                .post(url("push-at-once"))
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.md", ".git/a.md", "a/.b/c.md", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a.md"})
    void documentIsNotTakenWhereNoFileIsRead(String path) {
        Push.waiting()
                .contentType("text/markdown")
                .body("# A\n")
                .post(url("push-nowhere") + "?path=" + path)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("path"));
        assertThat(Database.number("select count(*) from ingestion where course = ?", "push-nowhere"))
                .isZero();
    }

    @Test
    void errorIsToldAndPublishesNothing() {
        Push.waiting()
                .contentType("application/zip")
                .body(Archives.zip(Map.of("a.md", "---\norder: soon\n---\n# A\n")))
                .post(url("push-broken"))
                .then()
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("diagnostics", hasSize(1))
                .body("diagnostics[0].file", equalTo("a.md"));
        given().get("/api/v1/courses/push-broken").then().statusCode(404);
    }

    @Test
    void sameKeyIsOneIngestionHoweverOftenItIsSent() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            Callable<String> push = () -> keyed("push-key", "build-1", TWO)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            List<String> ids = new ArrayList<>();
            for (var id : clients.invokeAll(List.of(push, push, push, push))) {
                ids.add(id.get());
            }
            assertThat(ids).containsOnly(ids.get(0));
        } finally {
            clients.shutdown();
        }
        assertThat(Database.number("select count(*) from ingestion where course = 'push-key'"))
                .isEqualTo(1);
        keyed("push-key", "build-1", Map.of("a.md", "# Another\n"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        keyed("push-key", "build-2", TWO).then().statusCode(202);
        keyed("push-key", "\"not\\closed", TWO).then().statusCode(400);
    }

    @Test
    void callerMustBeAllowedTo() {
        given().contentType("application/zip")
                .body(new byte[1])
                .post(url("push-anonymous"))
                .then()
                .statusCode(401);
    }

    @Test
    void parametersAndSlugsAreChecked() {
        byte[] zip = Archives.zip(TWO);
        Push.request()
                .contentType("application/zip")
                .body(zip)
                .post(url("Not-A-Slug"))
                .then()
                .statusCode(400);
        Push.request()
                .contentType("application/zip")
                .body(zip)
                .post(url("push-query") + "?removed=a.md&mode=replace&dryRun=maybe&other=1")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("removed", "dryRun", "other"));
        Push.request()
                .contentType("application/zip")
                .body(zip)
                .post(url("push-query") + "?mode=merge&removed=../a.md")
                .then()
                .statusCode(400)
                .body("code", endsWith("invalid-query"));
    }

    private static Response keyed(String course, String key, Map<String, String> files) {
        return Push.request()
                .contentType("application/zip")
                .header("Idempotency-Key", key)
                .body(Archives.zip(new TreeMap<>(files)))
                .post(url(course));
    }

    private static int release(String course, String type, byte[] body) {
        return Push.waiting()
                .contentType(type)
                .body(body)
                .post(url(course))
                .then()
                .statusCode(200)
                .body("state", equalTo("succeeded"))
                .extract()
                .path("release");
    }

    private static String url(String course) {
        return "/api/v1/courses/" + course + "/ingestions";
    }
}
