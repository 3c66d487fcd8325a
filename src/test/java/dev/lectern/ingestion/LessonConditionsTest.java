package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import dev.lectern.push.Push;
import dev.lectern.source.FolderSource;
import dev.lectern.sql.Transaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody undoes a change of a lesson that they have not seen, however close together the two come. */
@QuarkusTest
class LessonConditionsTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    IngestionQueue queue;

    @Inject
    IngestionLog log;

    @Inject
    SourceStore sources;

    @Inject
    FolderSource folders;

    @Inject
    DataSource database;

    private TestCourse course;

    @BeforeEach
    void ingest() {
        course = TestCourse.named("edited").file("01-a.md", "# A\n").file("02-b.md", "# B\n");
        course.ingest();
    }

    @Test
    void ofTwoWithTheSameTagTheSecondIsRefusedWhenItsTurnComes() throws Exception {
        UUID first = holdUp();
        String tag = tag("a");
        UUID one = queued(change("# A of one\n").header("If-Match", tag).put(url("a")));
        UUID other = queued(change("# A of the other\n").header("If-Match", tag).put(url("a")));
        goOn(first);
        assertThat(ended(one).state()).isEqualTo(IngestionState.SUCCEEDED);
        assertRefused(ended(other), "01-a.md");
        given().get(url("a")).then().body("title", equalTo("A of one"));
        assertThat(releases()).isEqualTo(2);
    }

    @Test
    void whoWaitsForTheirTurnIsAnsweredAsIfTheyHadComeLater() throws Exception {
        UUID first = holdUp();
        String tag = tag("a");
        UUID one = queued(change("# A of one\n").header("If-Match", tag).put(url("a")));
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> change("# A of the other\n")
                .header("If-Match", tag)
                .header("Prefer", "wait=30")
                .put(url("a")));
        await().atMost(LONGEST)
                .until(() -> Database.number("select count(*) from ingestion where course = ?", course.slug()) == 4);
        goOn(first);
        UUID refused = waiting.thenApply(answer -> UUID.fromString(answer.then()
                        .statusCode(412)
                        .contentType("application/problem+json")
                        .body("code", equalTo("precondition-failed"))
                        .body("detail", containsString("01-a.md"))
                        .header("Preference-Applied", equalTo("wait=30"))
                        .extract()
                        .header("Location")
                        .replaceFirst(".*/", "")))
                .get();
        assertRefused(ended(refused), "01-a.md");
        assertThat(ended(one).release()).isEqualTo(2);
    }

    @Test
    void changesOfDifferentLessonsDoNotStandInEachOthersWay() throws Exception {
        UUID first = holdUp();
        UUID one = queued(change("# A anew\n").header("If-Match", tag("a")).put(url("a")));
        UUID other = queued(change("").header("If-Match", tag("b")).delete(url("b")));
        goOn(first);
        assertThat(ended(one).release()).isEqualTo(2);
        assertThat(ended(other).release()).isEqualTo(3);
    }

    @Test
    void removalOfALessonThatWasChangedIsRefused() throws Exception {
        UUID first = holdUp();
        String tag = tag("a");
        queued(change("# A anew\n").header("If-Match", tag).put(url("a")));
        UUID removal = queued(change("").header("If-Match", tag).delete(url("a")));
        goOn(first);
        assertRefused(ended(removal), "01-a.md");
        given().get(url("a")).then().body("title", equalTo("A anew"));
    }

    @Test
    void lessonThatHasToBeThereMayHaveChangedAndMayNotBeGone() throws Exception {
        UUID first = holdUp();
        queued(change("# A anew\n").put(url("a")));
        UUID changed = queued(change("# A once more\n").header("If-Match", "*").put(url("a")));
        queued(change("").delete(url("a")));
        UUID gone = queued(change("# A again\n").header("If-Match", "*").put(url("a")));
        goOn(first);
        assertThat(ended(changed).release()).isEqualTo(3);
        assertRefused(ended(gone), "01-a.md");
        given().get(url("a")).then().statusCode(410);
    }

    @Test
    void ofTwoWhoAddALessonTheSecondIsRefused() throws Exception {
        UUID first = holdUp();
        UUID one = queued(change("# C of one\n").header("If-None-Match", "*").put(url("c")));
        UUID other =
                queued(change("# C of the other\n").header("If-None-Match", "*").put(url("c")));
        goOn(first);
        assertThat(ended(one).release()).isEqualTo(2);
        assertRefused(ended(other), "c.md");
        given().get(url("c")).then().body("title", equalTo("C of one"));
    }

    @Test
    void conditionsAreCheckedWhenTheRequestComes() {
        String tag = tag("a");
        change("# A anew\n")
                .header("If-Match", tag)
                .header("Prefer", "wait=30")
                .put(url("a"))
                .then()
                .statusCode(200)
                .body("release", equalTo(2));
        change("# A once more\n").header("If-Match", tag).put(url("a")).then().statusCode(412);
        change("").header("If-Match", tag).delete(url("a")).then().statusCode(412);
        change("# A\n").header("If-None-Match", "*").put(url("a")).then().statusCode(412);
        change("# C\n").header("If-Match", "*").put(url("c")).then().statusCode(412);
        change("# C\n")
                .header("If-None-Match", "*")
                .header("Prefer", "wait=30")
                .put(url("c"))
                .then()
                .statusCode(201)
                .header("Location", endsWith(url("c")));
    }

    @Test
    void changeThatIsSentAgainIsAnsweredWithItsIngestion() {
        String tag = tag("a");
        String id = sentAgain("# A anew\n", tag).statusCode(200).extract().path("id");
        sentAgain("# A anew\n", tag).statusCode(200).body("id", equalTo(id)).body("release", equalTo(2));
        sentAgain("# A otherwise\n", tag).statusCode(422).body("code", equalTo("idempotency-key-reused"));
        assertThat(releases()).isEqualTo(2);
    }

    @Test
    void removalThatIsSentAgainIsAnsweredWithItsIngestion() {
        String id = removal("b").statusCode(200).extract().path("id");
        removal("b").statusCode(200).body("id", equalTo(id)).body("release", equalTo(2));
        removal("a").statusCode(422).body("code", equalTo("idempotency-key-reused"));
        change("").delete(url("b")).then().statusCode(410);
        assertThat(releases()).isEqualTo(2);
    }

    @Test
    void lessonIsNotAddedInMoreFoldersThanAreRead() {
        String slug = "deep" + ".a".repeat(17);
        change("# A\n").put(url(slug)).then().statusCode(400).body("code", equalTo("slug-invalid"));
        change("# A\n").put(url(slug.substring(0, slug.length() - 2))).then().statusCode(202);
    }

    @Test
    void newLessonDoesNotTakeTheFileOfAnother() {
        TestCourse other = TestCourse.named("taken").file("k.md", "---\nslug: kept\n---\n# Kept\n");
        other.ingest();
        change("# K\n").put(other.url("/lessons/k")).then().statusCode(400).body("code", equalTo("slug-invalid"));
        given().get(other.url("/lessons/kept")).then().statusCode(200).body("title", equalTo("Kept"));
    }

    @Test
    void newLessonIsRefusedWhereTheLayoutWouldNotRead() {
        TestCourse book = TestCourse.named("book")
                .file("book.toml", "[book]\ntitle = \"B\"\n")
                .file("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n")
                .file("src/one.md", "# One\n");
        book.ingest();
        change("# Three\n")
                .put(book.url("/lessons/three"))
                .then()
                .statusCode(400)
                .body("code", equalTo("slug-invalid"));
        change("# Two\n")
                .header("Prefer", "wait=30")
                .put(book.url("/lessons/two"))
                .then()
                .statusCode(201);
        given().get(book.url("/lessons/two")).then().statusCode(200).body("path", equalTo("src/two.md"));
    }

    @Test
    void newLessonLiesInTheFolderThatItsLayoutReads() {
        TestCourse site = TestCourse.named("site")
                .file("docusaurus.config.js", "module.exports = {}\n")
                .file("docs/intro.md", "# Intro\n");
        site.ingest();
        change("# New\n")
                .header("Prefer", "wait=30")
                .put(site.url("/lessons/new"))
                .then()
                .statusCode(201);
        given().get(site.url("/lessons/new")).then().statusCode(200).body("path", equalTo("docs/new.md"));
    }

    private ValidatableResponse removal(String lesson) {
        return change("")
                .header("Idempotency-Key", "removal-1")
                .header("Prefer", "wait=30")
                .delete(url(lesson))
                .then();
    }

    private ValidatableResponse sentAgain(String text, String tag) {
        return change(text)
                .header("If-Match", tag)
                .header("Idempotency-Key", "edit-1")
                .header("Prefer", "wait=30")
                .put(url("a"))
                .then();
    }

    /** Something that has its turn first, and that nobody runs. */
    private UUID holdUp() throws Exception {
        UUID id = UUID.randomUUID();
        String tree = sources.save(folders.read(course.folder()));
        return Transaction.of(database, connection -> {
            log.add(connection, id, IngestionRequest.ofFolder(course.slug()), tree);
            return id;
        });
    }

    private static void goOn(UUID first) {
        TestTokens.asAdmin()
                .post("/api/v1/ingestions/%s/cancellation".formatted(first))
                .then()
                .statusCode(202);
    }

    private Ingestion ended(UUID id) throws InterruptedException {
        return queue.await(id, LONGEST);
    }

    private static UUID queued(Response answer) {
        return UUID.fromString(answer.then().statusCode(202).extract().path("id"));
    }

    private static void assertRefused(Ingestion ended, String file) {
        assertThat(ended.state()).isEqualTo(IngestionState.FAILED);
        assertThat(ended.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("lesson-changed");
            assertThat(diagnostic.file()).isEqualTo(file);
            assertThat(diagnostic.hint()).isNotBlank();
        });
    }

    private static RequestSpecification change(String text) {
        RequestSpecification request = Push.request();
        return text.isEmpty() ? request : request.contentType("text/markdown").body(text);
    }

    private String tag(String lesson) {
        return given().get(url(lesson)).then().statusCode(200).extract().header("ETag");
    }

    private long releases() {
        return Database.number(
                "select count(*) from release r join course c on c.id = r.course_id where c.slug = ?", course.slug());
    }

    private String url(String lesson) {
        return course.url("/lessons/" + lesson);
    }
}
