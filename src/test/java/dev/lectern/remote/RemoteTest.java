package dev.lectern.remote;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestTokens;
import dev.lectern.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Courses are pulled from repositories. */
@QuarkusTest
class RemoteTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String MAIN = "refs/heads/main";

    /** More than there are connections to the database. */
    private static final int MANY = 24;

    @Inject
    DataSource database;

    private final TestRepository repository = TestRepository.create();
    private final String course = "pulled-" + COUNT.incrementAndGet();

    @Test
    void courseIsPulledOnRequest() {
        String commit = repository
                .file("courses/a/01-one.md", "# One\n")
                .file("courses/b/other.md", "# Other\n")
                .commit(MAIN, "Say one\n\nAnd nothing else.\n");
        set("{\"repository\": \"%s\", \"ref\": \"main\", \"path\": \"courses/a/\"}")
                .statusCode(200)
                .body("ref", equalTo(MAIN))
                .body("path", equalTo("courses/a"))
                .body("commit", equalTo(""));
        Response queued = pull();
        queued.then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/ingestions/"))
                .body("source", equalTo("git"))
                .body("sourceRef", equalTo(commit))
                .body("message", equalTo("Say one\n\nAnd nothing else."))
                .body("requestedBy", equalTo("admin"));
        assertThat(ended(queued.jsonPath().getString("id"))).isEqualTo("succeeded");
        given().get(url("/lessons")).then().body("items.slug", equalTo(List.of("one")));
        given().get(url("/releases/1")).then().body("source", equalTo("git")).body("sourceRef", equalTo(commit));
        remote().body("commit", equalTo(commit))
                .body("ingestion", equalTo(queued.jsonPath().getString("id")))
                .body("failure", equalTo(""));
    }

    @Test
    void onlyTheNewestCommitIsFetchedAndWhatIsNoFileIsToldOf() {
        repository.file("a.md", "# A\n").commit(MAIN, "Begin");
        repository
                .file("a.md", "# B\n")
                .file(".github/workflows/ci.yml", "on: push\n")
                .link("link.md", "/etc/passwd")
                .submodule("vendor")
                .commit(MAIN, "Go on");
        set("{\"repository\": \"%s\"}").statusCode(200).body("ref", equalTo("HEAD"));
        String id = pull().jsonPath().getString("id");
        assertThat(ended(id)).isEqualTo("succeeded");
        given().get(url("/lessons/a")).then().body("title", equalTo("B"));
        TestTokens.asAdmin()
                .get("/api/v1/ingestions/" + id)
                .then()
                .body("diagnostics.file", equalTo(List.of("link.md", "vendor")));
    }

    @Test
    void largeFilesAreNotTakenForManyObjects() {
        String text = "# Large\n\n" + "A line that is like the others.\n\n".repeat(20_000);
        repository.file("a.md", text).file("b.md", text + "And one more.\n").commit(MAIN, "Much text");
        set("{\"repository\": \"%s\"}").statusCode(200);
        assertThat(ended(pull().jsonPath().getString("id"))).isEqualTo("succeeded");
    }

    @Test
    void signedPushIsPulledAndOthersAreNot() {
        repository.file("a.md", "# One\n").commit(MAIN, "One");
        set("{\"repository\": \"%s\", \"ref\": \"main\"}").statusCode(200);
        String first = secret();
        String secret = secret();
        String event = "{\"ref\": \"refs/heads/main\", \"after\": \"0\"}";
        push(event, "X-Hub-Signature-256", signature(first, event)).statusCode(401);
        push(event, "X-Hub-Signature-256", signature(secret, event + " ")).statusCode(401);
        push(event, "X-Gitlab-Token", "").statusCode(401);
        push(event, "X-Other", secret).statusCode(401).body("code", equalTo("signature-invalid"));
        String other = "{\"ref\": \"refs/heads/draft\"}";
        push(other, "X-Hub-Signature-256", signature(secret, other))
                .statusCode(202)
                .body("pull", equalTo(false));
        String ping = "{\"zen\": \"Keep it logically awesome.\"}";
        push(ping, "X-Hub-Signature-256", signature(secret, ping))
                .statusCode(202)
                .body("pull", equalTo(false));
        push("[]", "X-Gitlab-Token", secret).statusCode(400).body("code", equalTo("invalid-body"));
        assertThat(ingestions()).isZero();
        push(event, "X-Hub-Signature-256", signature(secret, event))
                .statusCode(202)
                .body("pull", equalTo(true));
        awaitTitle("One");
        repository.file("a.md", "# Two\n").commit(MAIN, "Two");
        push(event, "X-Gitlab-Token", secret).statusCode(202).body("pull", equalTo(true));
        awaitTitle("Two");
        push(event, "X-Gitlab-Token", secret).statusCode(202);
        await().atMost(LONGEST).until(() -> number("requested - done") == 0);
        assertThat(ingestions()).as("nothing new, nothing ingested").isEqualTo(2);
    }

    @Test
    void manyPushesDuringPullsEndWithTheNewestCommit() {
        repository.file("a.md", "# 0\n").commit(MAIN, "0");
        set("{\"repository\": \"%s\", \"ref\": \"main\"}").statusCode(200);
        String secret = secret();
        for (int i = 1; i <= 8; i++) {
            repository.file("a.md", "# Title %d\n".formatted(i)).commit(MAIN, "Commit " + i);
            push("{\"ref\": \"refs/heads/main\"}", "X-Gitlab-Token", secret).statusCode(202);
        }
        await().atMost(LONGEST).until(() -> number("requested - done") == 0);
        awaitTitle("Title 8");
    }

    @Test
    void readersAreAnsweredHoweverManyPullsWait() throws Exception {
        repository.file("a.md", "# One\n").commit(MAIN, "One");
        set("{\"repository\": \"%s\"}").statusCode(200);
        ExecutorService clients = Executors.newFixedThreadPool(MANY);
        List<Future<Integer>> pulls;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.lock(other, Pulls.LOCK, course);
            pulls = Stream.generate(() -> clients.submit(() -> pull().statusCode()))
                    .limit(MANY)
                    .toList();
            await().atMost(LONGEST)
                    .until(() -> pulls.stream().filter(Future::isDone).count() == MANY - Pulls.MOST_AT_ONCE);
            given().get("/api/v1/courses").then().statusCode(200);
            other.rollback();
        } finally {
            clients.shutdown();
        }
        assertThat(clients.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> pull : pulls) {
            answers.add(pull.get());
        }
        assertThat(answers).containsOnly(202, 502);
        assertThat(Collections.frequency(answers, 202)).isEqualTo(Pulls.MOST_AT_ONCE);
    }

    @Test
    void scheduledCourseIsPulledByItself() {
        repository.file("a.md", "# One\n").commit(MAIN, "One");
        set("{\"repository\": \"%s\", \"schedule\": \"PT90S\"}").statusCode(200).body("schedule", equalTo("PT1M30S"));
        awaitTitle("One");
        assertThat(number("extract(epoch from due_at - pulled_at)")).isBetween(1L, 90L);
    }

    @Test
    void failedPullSaysWhyAndChangesNothing() {
        repository.file("a.md", "# One\n").commit(MAIN, "One");
        set("{\"repository\": \"%s\", \"ref\": \"none\"}").statusCode(200);
        pull().then()
                .statusCode(502)
                .body("code", equalTo("pull-failed"))
                .body("detail", containsString("has no refs/heads/none"));
        remote().body("failure", containsString("has no refs/heads/none")).body("commit", equalTo(""));
        set("{\"repository\": \"%s\", \"path\": \"no/such\"}").statusCode(200);
        pull().then().statusCode(502).body("detail", containsString("has no folder 'no/such'"));
        set("{\"repository\": \"%s-gone\"}").statusCode(200);
        pull().then().statusCode(502).body("detail", containsString("can't be read"));
        given().get(url("")).then().statusCode(404);
        assertThat(ingestions()).isZero();
    }

    @Test
    void treeThatNamesItselfOverAndOverIsRefused() throws IOException {
        try (ObjectInserter objects = repository.repository().newObjectInserter()) {
            ObjectId blob = objects.insert(Constants.OBJ_BLOB, "# Bomb\n".getBytes(StandardCharsets.UTF_8));
            ObjectId tree = folder(objects, blob, FileMode.REGULAR_FILE, ".md");
            for (int depth = 0; depth < 10; depth++) {
                tree = folder(objects, tree, FileMode.TREE, "");
            }
            repository.commit(objects, tree, MAIN, "Ten thousand million lessons");
        }
        set("{\"repository\": \"%s\"}").statusCode(200);
        pull().then().statusCode(502).body("detail", containsString("more than 100000 files and folders"));
    }

    @Test
    void treeThatHasANameTwiceIsRefused() throws IOException {
        try (ObjectInserter objects = repository.repository().newObjectInserter()) {
            ObjectId blob = objects.insert(Constants.OBJ_BLOB, "# Twice\n".getBytes(StandardCharsets.UTF_8));
            TreeFormatter tree = new TreeFormatter();
            tree.append("a.md", FileMode.REGULAR_FILE, blob);
            tree.append("a.md", FileMode.REGULAR_FILE, blob);
            repository.commit(objects, objects.insert(tree), MAIN, "Twice");
        }
        set("{\"repository\": \"%s\"}").statusCode(200);
        pull().then().statusCode(502).body("code", equalTo("pull-failed")).body("detail", containsString("duplicate"));
        assertThat(ingestions()).isZero();
    }

    @Test
    void refToSomethingElseThanACommitIsRefused() throws IOException {
        repository.file("a.md", "# A\n").commit(MAIN, "A");
        try (ObjectInserter objects = repository.repository().newObjectInserter()) {
            ObjectId blob = objects.insert(Constants.OBJ_BLOB, new byte[] {1});
            objects.flush();
            RefUpdate update = repository.repository().updateRef("refs/tags/blob");
            update.setNewObjectId(blob);
            update.update();
        }
        set("{\"repository\": \"%s\", \"ref\": \"refs/tags/blob\"}").statusCode(200);
        pull().then().statusCode(502).body("code", equalTo("pull-failed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme-evil/courses.git",
                "https://github.com.evil.example/acme/courses.git",
                "http://github.com/acme/courses.git",
                "https://github.com:8443/acme/courses.git",
                "file:///etc"
            })
    void whatIsNotAllowedIsNoRemote(String address) {
        put("{\"repository\": \"%s\"}".formatted(address)).statusCode(403).body("code", equalTo("remote-not-allowed"));
        given().header("Authorization", "Bearer test-admin-token")
                .get(url("/remote"))
                .then()
                .statusCode(404)
                .body("code", equalTo("remote-not-found"));
    }

    @Test
    void folderBesideTheAllowedOneIsNoRemote() {
        whatIsNotAllowedIsNoRemote("file://%s/lectern-git-other/x".formatted(System.getProperty("java.io.tmpdir")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"repository\": 1}",
                "{\"repository\": \"https://user:secret@github.com/acme/courses.git\"}",
                "{\"repository\": \"https://github.com/acme/../other/courses.git\"}",
                "{\"repository\": \"https://github.com/acme/%2e%2e/other.git\"}",
                "{\"repository\": \"https://github.com/acme/courses.git?x=1\"}",
                "{\"repository\": \"ssh://github.com/acme/courses.git\"}",
                "{\"repository\": \"git@github.com:acme/courses.git\"}",
                "{\"repository\": \"--upload-pack=touch x\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"ref\": \"a..b\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"ref\": \"refs/heads/*\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"path\": \"../x\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"schedule\": \"PT1S\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"schedule\": \"daily\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"strict\": \"yes\"}",
                "{\"repository\": \"https://github.com/acme/c.git\", \"branch\": \"main\"}"
            })
    void malformedRemoteIsRefused(String body) {
        put(body).statusCode(400).body("code", equalTo("invalid-body"));
    }

    @Test
    void everythingThatIsWrongWithARemoteIsToldAtOnce() {
        put("{\"repository\": \"git@example.org:a.git\", \"ref\": \"a..b\", \"path\": \"../x\", \"schedule\": \"daily\","
                        + " \"strict\": 1, \"branch\": \"main\"}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/repository", "/ref", "/path", "/schedule", "/strict", "/branch"));
    }

    @Test
    void remoteOfACourseThatCanNotBeIsRefused() {
        for (String slug : List.of("Rust Concurrency", "a/b", "01-rust", "a".repeat(101))) {
            admin().contentType("application/json")
                    .body("{\"repository\": \"%s\"}".formatted(repository.address()))
                    .put("/api/v1/courses/{course}/remote", slug)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("slug-invalid"));
        }
    }

    @Test
    void removedRemoteIsPulledNoMore() {
        repository.file("a.md", "# One\n").commit(MAIN, "One");
        set("{\"repository\": \"%s\"}").statusCode(200);
        String secret = secret();
        admin().delete(url("/remote")).then().statusCode(204);
        admin().delete(url("/remote")).then().statusCode(404);
        pull().then().statusCode(404).body("code", equalTo("remote-not-found"));
        admin().post(url("/remote/push-secret")).then().statusCode(404);
        push("{\"ref\": \"refs/heads/main\"}", "X-Gitlab-Token", secret).statusCode(401);
    }

    @Test
    void removedCourseIsNotPulledAnew() {
        repository.file("a.md", "# One\n").commit(MAIN, "One");
        set("{\"repository\": \"%s\"}").statusCode(200);
        ended(pull().jsonPath().getString("id"));
        admin().queryParam("confirm", course).delete(url("")).then().statusCode(204);
        admin().get(url("/remote")).then().statusCode(404);
    }

    @Test
    void remotesAreNobodysToReadOrSet() {
        given().get(url("/remote")).then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .put(url("/remote"))
                .then()
                .statusCode(401);
        given().delete(url("/remote")).then().statusCode(401);
        given().post(url("/remote/pulls")).then().statusCode(401);
        given().post(url("/remote/push-secret")).then().statusCode(401);
    }

    private static ObjectId folder(ObjectInserter objects, ObjectId child, FileMode mode, String end)
            throws IOException {
        TreeFormatter tree = new TreeFormatter();
        for (char name = 'a'; name <= 'j'; name++) {
            tree.append(name + end, mode, child);
        }
        return objects.insert(tree);
    }

    private String url(String path) {
        return "/api/v1/courses/" + course + path;
    }

    private static RequestSpecification admin() {
        return given().filter(new ContractFilter()).header("Authorization", "Bearer test-admin-token");
    }

    private ValidatableResponse put(String body) {
        return admin().contentType("application/json")
                .body(body)
                .put(url("/remote"))
                .then();
    }

    private ValidatableResponse set(String body) {
        return put(body.formatted(repository.address()));
    }

    private Response pull() {
        return admin().post(url("/remote/pulls"));
    }

    private ValidatableResponse remote() {
        return admin().get(url("/remote")).then().statusCode(200);
    }

    private String secret() {
        return admin().post(url("/remote/push-secret"))
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private ValidatableResponse push(String event, String header, String value) {
        return given().filter(new ContractFilter())
                .contentType("application/json")
                .header(header, value)
                .body(event)
                .post(url("/remote/push-events"))
                .then();
    }

    private static String signature(String secret, String event) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(event.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitTitle(String title) {
        await().atMost(LONGEST)
                .until(() ->
                        title.equals(given().get(url("/lessons/a")).jsonPath().getString("title")));
    }

    private static String ended(String ingestion) {
        return await().atMost(LONGEST)
                .until(
                        () -> TestTokens.asAdmin()
                                .get("/api/v1/ingestions/" + ingestion)
                                .jsonPath()
                                .getString("state"),
                        state -> !state.equals("queued") && !state.equals("running"));
    }

    private long ingestions() {
        return Database.number("select count(*) from ingestion where course = ?", course);
    }

    private long number(String expression) {
        return Database.number("select " + expression + " from git_remote where course = ?", course);
    }
}
