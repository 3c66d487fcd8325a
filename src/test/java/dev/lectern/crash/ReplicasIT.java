package dev.lectern.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.boot.EmbeddedPostgresServer;
import dev.lectern.remote.TestRepository;
import dev.lectern.webhook.Receiver;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged services that start at once over one empty PostgreSQL, and both do what there is to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT {

    private static final String TOKEN = "replicas-admin-token";
    private static final int PUSHES = 8;
    private static final int LESSONS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern PUBLISHED = Pattern.compile("\"release\":(\\d+)");

    private final List<ServiceProcess> replicas = new ArrayList<>();
    private EmbeddedPostgresServer postgres;
    private Tables tables;

    @BeforeAll
    void startAll(@TempDir Path folder) throws Exception {
        postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), 0);
        tables = new Tables(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", postgres.username());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        settings.put("LECTERN_CONTENT_DIRECTORY", "");
        settings.put("LECTERN_ADMIN_TOKEN", TOKEN);
        settings.put("LECTERN_WEBHOOK_PRIVATE_TARGETS", "true");
        settings.put("LECTERN_REMOTE_ALLOWED", "file://" + TestRepository.PLACE);
        for (int number = 1; number <= 2; number++) {
            Path log = Path.of("target", "replica-%d.log".formatted(number)).toAbsolutePath();
            Files.createDirectories(log.getParent());
            replicas.add(ServiceProcess.start(settings, log));
        }
        for (ServiceProcess replica : replicas) {
            eventually(replica::answers);
        }
    }

    @AfterAll
    void stopAll() throws Exception {
        for (ServiceProcess replica : replicas) {
            replica.close();
        }
        postgres.close();
    }

    @Test
    void pushesToBothAreSeenByBothAndToldOnce() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String webhook = "{\"url\": \"%s\", \"courses\": [\"%s\"], \"events\": [\"release.published\"]}";
            send(
                    replicas.get(0),
                    201,
                    "/api/v1/webhooks",
                    "application/json",
                    webhook.formatted(receiver.url(), StampedCourse.SLUG).getBytes());
            String course = "/api/v1/courses/" + StampedCourse.SLUG;
            for (int push = 1; push < PUSHES; push++) {
                send(replicas.get(push % 2), 202, course + "/ingestions", "application/zip", zip(push));
            }
            // It waits for all before it, which either replica may have run.
            HttpResponse<String> last = replicas.get(PUSHES % 2)
                    .answer(request(replicas.get(PUSHES % 2), course + "/ingestions")
                            .timeout(LONGEST)
                            .header("Prefer", "wait=60")
                            .header("Content-Type", "application/zip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(zip(PUSHES))));
            assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
            for (ServiceProcess replica : replicas) {
                assertThat(new Readers(replica, LESSONS).wholeRelease()).isEqualTo(PUSHES);
            }
            tables.assertEachStateIsARelease(PUSHES, LESSONS);
            eventually(() ->
                    tables.number("select count(*) from webhook_delivery where state = 'delivered' and attempts = 1")
                                    == PUSHES
                            && receiver.received().size() == PUSHES);
            assertThat(receiver.received())
                    .extracting(received -> received.header("webhook-id"))
                    .doesNotHaveDuplicates();
            assertThat(receiver.received())
                    .extracting(received -> release(received.body()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, PUSHES).boxed().toList());
        }
    }

    @Test
    void scheduledPullIsDoneOnce() throws Exception {
        TestRepository repository = TestRepository.create().file("a.md", "# A\n");
        repository.commit("refs/heads/main", "First");
        String remote = "{\"repository\": \"%s\", \"schedule\": \"PT1M\"}".formatted(repository.address());
        for (int course = 1; course <= 4; course++) {
            HttpRequest.Builder put = request(
                            replicas.get(course % 2), "/api/v1/courses/pulled-%d/remote".formatted(course))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(remote));
            HttpResponse<String> answer = replicas.get(course % 2).answer(put);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        eventually(() -> tables.number("select count(*) from git_remote where done = 1") == 4);
        eventually(() ->
                tables.number("select count(*) from ingestion where course like 'pulled-%' and state = 'succeeded'")
                        == 4);
        assertThat(tables.number("select count(*) from ingestion where course like 'pulled-%'"))
                .isEqualTo(4);
        assertThat(tables.number("select max(requested) from git_remote")).isEqualTo(1);
    }

    private static void send(ServiceProcess replica, int status, String path, String type, byte[] body)
            throws Exception {
        HttpResponse<String> answer = replica.answer(
                request(replica, path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static HttpRequest.Builder request(ServiceProcess replica, String path) {
        return replica.request(path).header("Authorization", "Bearer " + TOKEN);
    }

    private static byte[] zip(int state) throws Exception {
        return StampedCourse.zip(state, LESSONS);
    }

    private static int release(String event) {
        Matcher release = PUBLISHED.matcher(event);
        assertThat(release.find()).as(event).isTrue();
        return Integer.parseInt(release.group(1));
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
