package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An operator sees whether everything goes on that nobody waits for. */
@QuarkusTest
class MetricsTest {

    private static final Pattern LISTED = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);

    @Inject
    DataSource database;

    @Test
    void everyMetricOfLecternIsListedAndNoOther() throws IOException {
        Metrics scraped = Metrics.scraped();
        Set<String> metrics = new TreeSet<>();
        Stream.of("lectern_", "dbscheduler_").map(scraped::families).forEach(metrics::addAll);
        metrics.removeIf(name -> name.endsWith("_max"));
        Set<String> listed = new TreeSet<>();
        LISTED.matcher(Files.readString(Path.of("docs/metrics.md"))).results().forEach(row -> listed.add(row.group(1)));
        assertThat(listed).isEqualTo(metrics);
    }

    @Test
    void scrapeDoesNotWaitForTheDatabaseAndSaysThatItIsNotKnown() throws Exception {
        String gauge = "lectern_jobs_overdue";
        eventually(() -> !Double.isNaN(Metrics.scraped().value(gauge)));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table webhook_delivery in access exclusive mode");
            eventually(() -> Double.isNaN(Metrics.scraped().value(gauge)));
            connection.rollback();
            connection.setAutoCommit(true);
        }
        eventually(() -> !Double.isNaN(Metrics.scraped().value(gauge)));
    }

    @Test
    void deliveryIsPendingUntilItHasFailed() throws IOException {
        TestCourse course = TestCourse.named("unheard").file("a.md", "# A\n");
        String failed = "lectern_webhook_deliveries_total";
        String attempts = "lectern_webhook_attempt_seconds_count";
        Metrics before = Metrics.scraped();
        String webhook = made(course);
        course.ingest();
        eventually(() ->
                Metrics.scraped().value(failed, "outcome=\"failed\"") > before.value(failed, "outcome=\"failed\""));
        Metrics after = Metrics.scraped();
        assertThat(after.value(attempts, "outcome=\"unanswered\"") - before.value(attempts, "outcome=\"unanswered\""))
                .isEqualTo(3);
        assertThat(after.toString()).doesNotContain(course.slug()).doesNotContain(webhook);

        long pending = Database.number("select count(*) from webhook_delivery where state = 'pending'");
        Database.update("""
                update webhook_delivery set state = 'pending', created_at = now() - interval '400 days'
                where webhook_id = cast(? as uuid)
                """, webhook);
        double days = Duration.ofDays(399).toSeconds();
        eventually(() -> Metrics.scraped().value("lectern_webhook_oldest_pending_seconds") > days);
        assertThat(Metrics.scraped().value("lectern_webhook_pending")).isEqualTo(pending + 1);
        disable(webhook).statusCode(200);
        assertThat(Metrics.scraped().value(failed, "outcome=\"failed\"") - after.value(failed, "outcome=\"failed\""))
                .isEqualTo(1);
        eventually(() -> Metrics.scraped().value("lectern_webhook_pending") == pending);
    }

    @Test
    void pullIsCountedByItsOutcome() {
        String pulls = "lectern_remote_pull_seconds_count";
        double before = Metrics.scraped().value(pulls, "outcome=\"failed\"");
        String gone = Path.of(System.getProperty("java.io.tmpdir"), "lectern-git", "never-was")
                .toString();
        admin().contentType("application/json")
                .body("""
                        {"repository": "file://%s"}
                        """.formatted(gone))
                .put("/api/v1/courses/never-pulled/remote")
                .then()
                .statusCode(200);
        admin().post("/api/v1/courses/never-pulled/remote/pulls").then().statusCode(502);
        assertThat(Metrics.scraped().value(pulls, "outcome=\"failed\"")).isEqualTo(before + 1);
    }

    @Test
    void jobIsCountedOnceItIsDone() {
        String done = "dbscheduler_task_completions_total";
        String[] ingestions = {"task=\"ingestion\"", "result=\"ok\""};
        double before = Metrics.scraped().value(done, ingestions);
        admin().contentType("text/markdown")
                .header("Prefer", "wait=60")
                .body("# A\n")
                .post("/api/v1/courses/counted-job/ingestions")
                .then()
                .statusCode(200);
        eventually(() -> Metrics.scraped().value(done, ingestions) > before);
    }

    @Test
    void jobThatNobodyBeginsIsOverdue() {
        Database.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('of-a-newer-version', 'due', now() - interval '10 days', false, 1)
                """);
        try {
            double days = Duration.ofDays(9).toSeconds();
            eventually(() -> Metrics.scraped().value("lectern_jobs_longest_overdue_seconds") > days);
            assertThat(Metrics.scraped().value("lectern_jobs_overdue")).isPositive();
        } finally {
            Database.update("delete from scheduled_tasks where task_name = 'of-a-newer-version'");
        }
        eventually(() -> Metrics.scraped().value("lectern_jobs_longest_overdue_seconds")
                < Duration.ofDays(1).toSeconds());
    }

    /** A webhook at an address where nobody listens. */
    private static String made(TestCourse course) throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return admin().contentType("application/json")
                    .body("""
                            {"url": "http://127.0.0.1:%d/", "courses": ["%s"], "events": ["release.published"]}
                            """.formatted(closed.getLocalPort(), course.slug()))
                    .post("/api/v1/webhooks")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("webhook.id");
        }
    }

    private static ValidatableResponse disable(String webhook) {
        return admin().contentType("application/json")
                .body("{\"enabled\": false}")
                .patch("/api/v1/webhooks/" + webhook)
                .then();
    }

    private static RequestSpecification admin() {
        return given().filter(new ContractFilter()).header("Authorization", "Bearer " + TestTokens.ADMIN);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
