package dev.lectern.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.Database;
import dev.lectern.Metrics;
import dev.lectern.TestCourse;
import dev.lectern.push.Push;
import dev.lectern.source.FolderSource;
import dev.lectern.sql.Transaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An operator sees how ingestions end, and how many wait. */
@QuarkusTest
class IngestionMetersTest {

    private static final String ENDED = "lectern_ingestion_ended_total";
    private static final String WAITED = "lectern_ingestion_wait_seconds_count";
    private static final String RUN = "lectern_ingestion_run_seconds_count";
    private static final String UNFINISHED = "lectern_ingestion_unfinished";
    private static final String OLDEST = "lectern_ingestion_oldest_queued_seconds";

    @Inject
    IngestionLog log;

    @Inject
    IngestionRunner runner;

    @Inject
    SourceStore sources;

    @Inject
    FolderSource folders;

    @Inject
    DataSource database;

    @Test
    void endedIngestionIsCountedByItsOutcome() {
        Metrics before = Metrics.scraped();
        push("# A\n", "");
        push("---\npublishAt: tomorrow\n---\n# A\n", "");
        push("# A\n", "?dryRun=true");
        Metrics after = Metrics.scraped();
        String live = "dry_run=\"false\"";
        assertThat(added(before, after, ENDED, "outcome=\"succeeded\"", live)).isEqualTo(1);
        assertThat(added(before, after, ENDED, "outcome=\"failed\"", live)).isEqualTo(1);
        assertThat(added(before, after, ENDED, "outcome=\"succeeded\"", "dry_run=\"true\""))
                .isEqualTo(1);
        assertThat(added(before, after, RUN, "outcome=\"succeeded\"", live)).isEqualTo(1);
        assertThat(added(before, after, WAITED)).isEqualTo(3);
        assertThat(after.toString()).doesNotContain("counted-by-outcome");
    }

    @Test
    void ingestionThatIsCalledOffBeforeItBeginsHasWaitedAndNotRun() throws Exception {
        UUID id = queued(TestCourse.named("counted").file("a.md", "# A\n"));
        Metrics before = Metrics.scraped();
        cancel(id);
        cancel(id);
        Metrics after = Metrics.scraped();
        String[] labels = {"outcome=\"cancelled\"", "dry_run=\"false\""};
        assertThat(added(before, after, ENDED, labels)).isEqualTo(1);
        assertThat(added(before, after, WAITED)).isEqualTo(1);
        assertThat(added(before, after, RUN, labels)).isZero();
    }

    @Test
    void waitingAndRunningIngestionsOfAllReplicasAreShown() throws Exception {
        long queued = Database.number("select count(*) from ingestion where state = 'queued'");
        long running = Database.number("select count(*) from ingestion where state = 'running'");
        TestCourse course = TestCourse.named("shown").file("a.md", "# A\n");
        UUID first = queued(course);
        UUID second = queued(course);
        Database.update("update ingestion set queued_at = now() - interval '25 hours' where id = ?", second);
        QueuedIngestion begun = log.begin(first).orElseThrow();
        eventually(() -> shows("queued", queued + 1) && shows("running", running + 1));
        assertThat(Metrics.scraped().value(OLDEST)).isGreaterThan(90_000 - 1);
        runner.run(begun);
        cancel(second);
        eventually(() -> shows("queued", queued) && shows("running", running));
        assertThat(Metrics.scraped().value(OLDEST)).isLessThan(90_000);
    }

    private UUID queued(TestCourse course) throws Exception {
        UUID id = UUID.randomUUID();
        String tree = sources.save(folders.read(course.folder()));
        return Transaction.of(database, connection -> {
            log.add(connection, id, IngestionRequest.ofFolder(course.slug()), tree);
            return id;
        });
    }

    private static void push(String lesson, String parameters) {
        Push.waiting()
                .contentType("text/markdown")
                .body(lesson)
                .post("/api/v1/courses/counted-by-outcome/ingestions" + parameters)
                .then()
                .statusCode(200);
    }

    private static void cancel(UUID id) {
        Push.request()
                .post("/api/v1/ingestions/%s/cancellation".formatted(id))
                .then()
                .statusCode(202);
    }

    private static boolean shows(String state, long count) {
        return Metrics.scraped().value(UNFINISHED, "state=\"%s\"".formatted(state)) == count;
    }

    private static double added(Metrics before, Metrics after, String metric, String... labels) {
        return after.value(metric, labels) - before.value(metric, labels);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
