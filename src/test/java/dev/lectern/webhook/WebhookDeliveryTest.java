package dev.lectern.webhook;

import static dev.lectern.webhook.WebhookApi.admin;
import static dev.lectern.webhook.WebhookApi.awaitDeliveries;
import static dev.lectern.webhook.WebhookApi.awaitState;
import static dev.lectern.webhook.WebhookApi.deliveries;
import static dev.lectern.webhook.WebhookApi.make;
import static dev.lectern.webhook.WebhookApi.patch;
import static dev.lectern.webhook.WebhookApi.redeliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.webhook.Receiver.Received;
import dev.lectern.webhook.WebhookApi.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers are told of what happens, and can be sure of who tells them. */
@QuarkusTest
class WebhookDeliveryTest {

    private static final String PUBLISHED = "release.published";
    private static final String ROLLED_BACK = "release.rolled-back";
    private static final String FAILED = "ingestion.failed";

    @Inject
    Deliveries log;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void receiverIsToldOfAPublishedReleaseAndCanVerifyIt() {
        TestCourse course = TestCourse.named("told").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED);
        course.ingest();
        JsonPath delivered = awaitState(webhook, "delivered");
        assertThat(receiver.received()).hasSize(1);
        Received told = receiver.received().get(0);
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.path()).isEqualTo("/hook?from=lectern");
        assertThat(told.header("Content-Type")).isEqualTo("application/json");
        assertThat(told.header("webhook-id")).isEqualTo(delivered.getString("items[0].id"));
        assertThat(told.isSignedWith(webhook.secret())).isTrue();
        assertThat(told.isSignedWith("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
                .isFalse();
        JsonPath payload = JsonPath.from(told.body());
        assertThat(payload.getString("type")).isEqualTo(PUBLISHED);
        assertThat(Instant.parse(payload.getString("timestamp"))).isNotNull();
        assertThat(payload.getMap("data"))
                .containsEntry("course", course.slug())
                .containsEntry("release", 1)
                .containsEntry("previousRelease", 0)
                .containsEntry("by", "")
                .containsEntry("url", course.url("/releases/1"))
                .containsEntry("changes", course.url("/releases/1/changes?from=0"));
        assertThat(delivered.getString("items[0].payload")).isEqualTo(told.body());
        assertThat(delivered.getInt("items[0].status")).isEqualTo(200);
        assertThat(delivered.getInt("items[0].attempts")).isEqualTo(1);
        assertThat(delivered.getString("items[0].answer")).isEqualTo("thanks");
        assertThat(delivered.getString("items[0].error")).isEmpty();
        assertThat(delivered.<Object>get("items[0].nextAttemptAt")).isNull();
    }

    @Test
    void receiverIsToldOfARollbackAndOfNothingThatItDidNotAskFor() {
        TestCourse course = TestCourse.named("back").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), course.slug(), ROLLED_BACK);
        course.ingest();
        course.file("a.md", "# B\n").ingest();
        moveTo(course, 1);
        awaitState(webhook, "delivered");
        moveTo(course, 2);
        assertThat(deliveries(webhook).getList("items")).hasSize(1);
        JsonPath payload = JsonPath.from(receiver.received().get(0).body());
        assertThat(payload.getString("type")).isEqualTo(ROLLED_BACK);
        assertThat(payload.getMap("data"))
                .containsEntry("release", 1)
                .containsEntry("previousRelease", 2)
                .containsEntry("by", "admin");
    }

    @Test
    void receiverIsToldOfAFailedIngestion() {
        TestCourse course = TestCourse.named("broken").file("a.md", "---\npublishAt: tomorrow\n---\n# A\n");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED, FAILED);
        String ingestion = course.ingest().id().toString();
        awaitState(webhook, "delivered");
        JsonPath payload = JsonPath.from(receiver.received().get(0).body());
        assertThat(payload.getString("type")).isEqualTo(FAILED);
        assertThat(payload.getMap("data"))
                .containsEntry("course", course.slug())
                .containsEntry("ingestion", ingestion)
                .containsEntry("errors", 1)
                .containsEntry("diagnostics", "/api/v1/ingestions/" + ingestion + "/diagnostics");
        assertThat(deliveries(webhook).getList("items")).hasSize(1);
    }

    @Test
    void otherCoursesAreNotTold() {
        TestCourse other = TestCourse.named("other").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), "another-than-" + other.slug(), PUBLISHED);
        other.ingest();
        assertThat(deliveries(webhook).getList("items")).isEmpty();
    }

    @Test
    void webhookWithoutCoursesIsToldOfAll() {
        TestCourse course = TestCourse.named("any").file("a.md", "# A\n");
        JsonPath made = WebhookApi.post("{\"url\": \"%s\", \"events\": [\"%s\"]}".formatted(receiver.url(), PUBLISHED))
                .extract()
                .jsonPath();
        Made webhook = new Made(made.getString("webhook.id"), made.getString("secret"));
        course.ingest();
        assertThat(awaitState(webhook, "delivered").getString("items[0].course"))
                .isEqualTo(course.slug());
        admin().delete(webhook.url("")).then().statusCode(204);
    }

    @Test
    void failedAttemptIsMadeAgainWithTheSameIdAndBody() {
        receiver.answer(500, Map.of(), "out of order");
        Made webhook = published();
        JsonPath delivered = awaitState(webhook, "delivered");
        assertThat(delivered.getInt("items[0].attempts")).isEqualTo(2);
        assertThat(receiver.received()).hasSize(2).allMatch(told -> told.isSignedWith(webhook.secret()));
        assertThat(receiver.received())
                .extracting(Received::body)
                .containsOnly(receiver.received().get(0).body());
        assertThat(receiver.received())
                .extracting(told -> told.header("webhook-id"))
                .containsOnly(delivered.getString("items[0].id"));
    }

    @Test
    void attemptsAreBoundedAndRedeliveryBeginsThemAnew() {
        receiver.answer(500).answer(503).answer(500, Map.of(), "out of order");
        Made webhook = published();
        JsonPath failed = awaitState(webhook, "failed");
        assertThat(failed.getInt("items[0].attempts")).isEqualTo(3);
        assertThat(failed.getInt("items[0].status")).isEqualTo(500);
        assertThat(failed.getString("items[0].answer")).isEqualTo("out of order");
        assertThat(failed.getString("items[0].error")).contains("500");
        receiver.answer(500);
        String id = failed.getString("items[0].id");
        redeliver(webhook, id).statusCode(202).body("state", equalTo("pending"));
        JsonPath again = awaitState(webhook, "delivered");
        assertThat(again.getInt("items[0].attempts")).isEqualTo(5);
        assertThat(again.getString("items[0].id")).isEqualTo(id);
        redeliver(webhook, id).statusCode(202);
        awaitDeliveries(webhook, found -> found.getInt("items[0].attempts") == 6);
        assertThat(receiver.received())
                .extracting(told -> told.header("webhook-id"))
                .hasSize(6)
                .containsOnly(id);
    }

    @Test
    void receiverIsLeftAloneAsLongAsItAsks() {
        receiver.answer(429, Map.of("Retry-After", "3600"), "");
        Made webhook = published();
        JsonPath waiting = awaitDeliveries(
                webhook,
                found -> found.get("items[0].nextAttemptAt") != null && found.getInt("items[0].attempts") == 1);
        assertThat(Duration.between(
                        Instant.parse(waiting.getString("items[0].lastAttemptAt")),
                        Instant.parse(waiting.getString("items[0].nextAttemptAt"))))
                .isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(waiting.getString("items[0].state")).isEqualTo("pending");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void receiverThatIsGoneIsNotToldAgain() {
        receiver.answer(410);
        TestCourse course = TestCourse.named("gone").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED);
        course.ingest();
        String id = awaitState(webhook, "failed").getString("items[0].id");
        admin().get(webhook.url(""))
                .then()
                .body("enabled", equalTo(false))
                .body("disabledBecause", containsString("410"));
        course.file("a.md", "# B\n").ingest();
        assertThat(deliveries(webhook).getList("items")).hasSize(1);
        redeliver(webhook, id).statusCode(409).body("code", equalTo("webhook-disabled"));
        patch(webhook, "{\"enabled\": true}").statusCode(200).body("disabledBecause", equalTo(""));
        redeliver(webhook, id).statusCode(202);
        awaitState(webhook, "delivered");
    }

    @Test
    void whatWaitsForADisabledWebhookFails() {
        receiver.answer(503, Map.of("Retry-After", "3600"), "");
        Made webhook = published();
        awaitDeliveries(
                webhook,
                found -> found.getInt("items[0].attempts") == 1 && found.get("items[0].nextAttemptAt") != null);
        patch(webhook, "{\"enabled\": false}").statusCode(200).body("enabled", equalTo(false));
        JsonPath failed = deliveries(webhook);
        assertThat(failed.getString("items[0].state")).isEqualTo("failed");
        assertThat(failed.getString("items[0].error")).contains("disabled");
    }

    @Test
    void redirectIsNotFollowed() {
        try (Receiver elsewhere = new Receiver()) {
            for (int status : new int[] {301, 302, 307}) {
                receiver.answer(status, Map.of("Location", elsewhere.url()), "");
            }
            JsonPath failed = awaitState(published(), "failed");
            assertThat(failed.getInt("items[0].status")).isEqualTo(307);
            assertThat(failed.getString("items[0].error")).contains("Redirects are not followed");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void ofAnAnswerOnlyTheBeginningIsKept() {
        receiver.answer(200, Map.of(), "\0" + "x".repeat(5_000_000));
        JsonPath delivered = awaitState(published(), "delivered");
        assertThat(delivered.getString("items[0].answer")).isEqualTo("\uFFFD" + "x".repeat(1_023));
    }

    @Test
    void secretThatIsReplacedSignsAlongForAWhile() {
        TestCourse course = TestCourse.named("rotated").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED);
        JsonPath rotated = admin().post(webhook.url("/secret"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
        String secret = rotated.getString("secret");
        assertThat(secret).isNotEqualTo(webhook.secret()).startsWith("whsec_");
        assertThat(Instant.parse(rotated.getString("webhook.previousSecretUntil")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        course.ingest();
        awaitState(webhook, "delivered");
        Received told = receiver.received().get(0);
        assertThat(told.header("webhook-signature").split(" ")).hasSize(2);
        assertThat(told.isSignedWith(secret)).isTrue();
        assertThat(told.isSignedWith(webhook.secret())).isTrue();
    }

    @Test
    void hostIsReachedAtTheAddressThatWasCheckedAndByItsName() throws UnknownHostException {
        TestHosts.give("hooks.example", "127.0.0.1");
        TestCourse course = TestCourse.named("named").file("a.md", "# A\n");
        Made webhook = make(receiver.url("hooks.example"), course.slug(), PUBLISHED);
        course.ingest();
        awaitState(webhook, "delivered");
        assertThat(receiver.received().get(0).header("Host")).startsWith("hooks.example:");
    }

    @Test
    void receiverThatTakesNoConnectionIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        TestCourse course = TestCourse.named("closed").file("a.md", "# A\n");
        Made webhook = make("http://127.0.0.1:" + port, course.slug(), PUBLISHED);
        course.ingest();
        JsonPath failed = awaitState(webhook, "failed");
        assertThat(failed.getInt("items[0].attempts")).isEqualTo(3);
        assertThat(failed.<Object>get("items[0].status")).isNull();
        assertThat(failed.getString("items[0].error")).contains("did not answer");
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        TestCourse course = TestCourse.named("unmoved").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED, ROLLED_BACK, FAILED);
        course.ingest();
        course.ingest();
        assertThat(deliveries(webhook).getList("items")).hasSize(1);
    }

    @Test
    void deliveriesThatHaveEndedArePrunedWithTime() {
        Made webhook = published();
        awaitState(webhook, "delivered");
        log.prune(Instant.now().minus(Duration.ofHours(1)));
        assertThat(deliveries(webhook).getList("items")).hasSize(1);
        log.prune(Instant.now().plus(Duration.ofHours(1)));
        assertThat(deliveries(webhook).getList("items")).isEmpty();
    }

    @Test
    void deliveryIsBegunByOneRoundOnly() {
        receiver.answer(503, Map.of("Retry-After", "3600"), "");
        Made webhook = published();
        String id = awaitDeliveries(
                        webhook,
                        found -> found.getInt("items[0].attempts") == 1 && found.get("items[0].nextAttemptAt") != null)
                .getString("items[0].id");
        redeliver(webhook, id).statusCode(202).body("lastAttemptAt", notNullValue());
        awaitState(webhook, "delivered");
        assertThat(log.begin(UUID.fromString(id), 1)).isEmpty();
        assertThat(log.begin(UUID.fromString(id), 2)).isEmpty();
    }

    @Test
    void deliveriesComeInPagesTheLatestFirst() {
        TestCourse course = TestCourse.named("pages");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED);
        for (int i = 1; i <= 3; i++) {
            course.file("a.md", "# Title %d\n".formatted(i)).ingest();
        }
        JsonPath first = admin().queryParam("limit", 2)
                .get(webhook.url("/deliveries"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath second = admin().queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get(webhook.url("/deliveries"))
                .then()
                .body("next", nullValue())
                .extract()
                .jsonPath();
        List<String> payloads = new ArrayList<>(first.getList("items.payload"));
        payloads.addAll(second.getList("items.payload"));
        assertThat(payloads)
                .extracting(payload -> JsonPath.from(payload).getInt("data.release"))
                .containsExactly(3, 2, 1);
    }

    @Test
    void webhookThatIsRemovedTakesItsDeliveriesWithIt() {
        receiver.answer(503, Map.of("Retry-After", "3600"), "");
        Made webhook = published();
        awaitDeliveries(webhook, found -> found.getList("items").size() == 1);
        admin().delete(webhook.url("")).then().statusCode(204);
        admin().get(webhook.url("/deliveries")).then().statusCode(404).body("code", equalTo("webhook-not-found"));
        assertThat(Database.number(
                        "select count(*) from webhook_delivery where webhook_id = ?", UUID.fromString(webhook.id())))
                .isZero();
    }

    private Made published() {
        TestCourse course = TestCourse.named("hooked").file("a.md", "# A\n");
        Made webhook = make(receiver.url(), course.slug(), PUBLISHED);
        course.ingest();
        return webhook;
    }

    private static void moveTo(TestCourse course, int release) {
        admin().header("If-Match", "*")
                .contentType("application/json")
                .body("{\"release\": %d}".formatted(release))
                .put(course.url("/current-release"))
                .then()
                .statusCode(200);
    }
}
