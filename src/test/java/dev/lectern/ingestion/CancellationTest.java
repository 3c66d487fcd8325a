package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import dev.lectern.planning.Stages;
import dev.lectern.source.FolderSource;
import dev.lectern.sql.Transaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Ingestions that are called off, and how far others have come. */
@QuarkusTest
class CancellationTest {

    @Inject
    IngestionLog log;

    @Inject
    SourceStore sources;

    @Inject
    FolderSource folders;

    @Inject
    IngestionRunner runner;

    @Inject
    StageTimers timers;

    @Inject
    DataSource database;

    @Test
    void waitingIngestionIsCancelledAtOnceAndTheNextGetsItsTurn() throws Exception {
        TestCourse course = TestCourse.named("called-off").file("a.md", "# A\n");
        UUID first = queued(course);
        UUID second = queued(course);
        cancel(first).statusCode(202).body("state", equalTo("cancelled"));
        cancel(first).statusCode(202).body("state", equalTo("cancelled"));
        assertThat(log.begin(first)).isEmpty();
        assertThat(log.hasEnded(first)).isTrue();
        assertThat(run(log.begin(second).orElseThrow()).release()).isEqualTo(1);
    }

    @Test
    void runningIngestionEndsAsCancelledAndPublishesNothing() throws Exception {
        TestCourse course = TestCourse.named("called-off").file("a.md", "# A\n");
        UUID id = queued(course);
        QueuedIngestion begun = log.begin(id).orElseThrow();
        cancel(id).statusCode(202).body("state", equalTo("running"));
        Ingestion ended = run(begun);
        assertThat(ended.state()).isEqualTo(IngestionState.CANCELLED);
        assertThat(Database.number("select count(*) from course where slug = ?", course.slug()))
                .isZero();
        TestTokens.asAdmin()
                .filter(new ContractFilter())
                .get("/api/v1/ingestions/" + id)
                .then()
                .body("state", equalTo("cancelled"))
                .body("release", nullValue());
        cancel(id).statusCode(202).body("state", equalTo("cancelled"));
    }

    @Test
    void ingestionThatIsCalledOffEndsAsCancelledHoweverElseItWouldHaveEnded() throws Exception {
        TestCourse course = TestCourse.named("called-off").file("a.md", "# A\n");
        UUID id = queued(course);
        QueuedIngestion begun = log.begin(id).orElseThrow();
        cancel(id).statusCode(202);
        assertThat(runner.giveUp(begun, 1).state()).isEqualTo(IngestionState.CANCELLED);
    }

    @Test
    void endedIngestionIsNotCancelled() {
        UUID id = TestCourse.named("called-off").file("a.md", "# A\n").ingest().id();
        cancel(id).statusCode(409).body("code", equalTo("ingestion-ended"));
        cancel(UUID.randomUUID()).statusCode(404).body("code", equalTo("ingestion-not-found"));
        given().post("/api/v1/ingestions/%s/cancellation".formatted(id)).then().statusCode(401);
    }

    @Test
    void progressIsTold() throws Exception {
        TestCourse course = TestCourse.named("followed").file("a.md", "# A\n").file("b.md", "# B\n");
        UUID id = queued(course);
        QueuedIngestion begun = log.begin(id).orElseThrow();
        Progress progress = new Progress(log, timers, begun);
        progress.expect(2);
        progress.done(1);
        progress.start(Stages.Stage.PARSE).close();
        TestTokens.asAdmin()
                .filter(new ContractFilter())
                .get("/api/v1/ingestions/" + id)
                .then()
                .body("stage", equalTo("parsing"))
                .body("filesDone", equalTo(1))
                .body("filesTotal", equalTo(2));
        progress.start(Stages.Stage.READ).close();
        assertThat(progress.snapshot().stage()).isEqualTo(Stages.Stage.PARSE);

        Ingestion ended = run(log.begin(id).orElseThrow());
        assertThat(ended.stage()).isEqualTo("publishing");
        assertThat(ended.filesDone()).isEqualTo(2);
        assertThat(ended.filesTotal()).isEqualTo(2);
        assertThatExceptionOfType(AttemptLostException.class).isThrownBy(() -> progress.start(Stages.Stage.PUBLISH));
    }

    private UUID queued(TestCourse course) throws Exception {
        UUID id = UUID.randomUUID();
        String tree = sources.save(folders.read(course.folder()));
        return Transaction.of(database, connection -> {
            log.add(connection, id, IngestionRequest.ofFolder(course.slug()), tree);
            return id;
        });
    }

    private Ingestion run(QueuedIngestion begun) throws Exception {
        return runner.run(begun);
    }

    private static ValidatableResponse cancel(UUID id) {
        return given().filter(new ContractFilter())
                .header("Authorization", "Bearer test-admin-token")
                .post("/api/v1/ingestions/%s/cancellation".formatted(id))
                .then();
    }
}
