package dev.lectern.webhook;

import static dev.lectern.webhook.WebhookApi.WEBHOOKS;
import static dev.lectern.webhook.WebhookApi.admin;
import static dev.lectern.webhook.WebhookApi.make;
import static dev.lectern.webhook.WebhookApi.patch;
import static dev.lectern.webhook.WebhookApi.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.webhook.WebhookApi.Made;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks are made, changed and removed by those who may. */
@QuarkusTest
class WebhookResourceTest {

    private static final String URL = "http://127.0.0.1:9/hook";
    private static final String NOBODY = "/00000000-0000-4000-8000-000000000000";

    @Test
    void secretIsShownOnce() {
        Made webhook = make(URL, "a-course", "release.published");
        assertThat(webhook.secret()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(webhook.secret().substring(6))).hasSize(32);
        String read = admin().get(webhook.url(""))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("url", equalTo(URL))
                .body("courses", equalTo(List.of("a-course")))
                .body("events", equalTo(List.of("release.published")))
                .body("enabled", equalTo(true))
                .body("createdBy", equalTo("admin"))
                .body("previousSecretUntil", nullValue())
                .extract()
                .asString();
        assertThat(read).doesNotContain("whsec_", webhook.secret().substring(6));
    }

    @Test
    void changeLeavesWhatItDoesNotName() {
        Made webhook = make(URL, "a-course", "release.published");
        patch(webhook, "{\"events\": [\"ingestion.failed\", \"ingestion.failed\"], \"courses\": []}")
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("courses", empty())
                .body("events", equalTo(List.of("ingestion.failed")))
                .body("enabled", equalTo(true));
        patch(webhook, "{\"url\": \"http://127.0.0.1:9/other\"}")
                .body("url", equalTo("http://127.0.0.1:9/other"))
                .body("events", equalTo(List.of("ingestion.failed")));
        admin().delete(webhook.url("")).then().statusCode(204);
    }

    @Test
    void webhooksAreListedFromTheOldest() {
        Made one = make(URL, "listed", "release.published");
        Made other = make(URL, "listed", "release.published");
        List<String> ids = admin().queryParam("limit", 100)
                .get(WEBHOOKS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
        assertThat(ids).containsSubsequence(one.id(), other.id());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Made webhook = make(URL, "a-course", "release.published");
        for (String id : List.of(NOBODY, "/nonsense")) {
            admin().get(WEBHOOKS + id).then().statusCode(404).body("code", equalTo("webhook-not-found"));
            admin().delete(WEBHOOKS + id).then().statusCode(404).body("code", equalTo("webhook-not-found"));
            admin().post(WEBHOOKS + id + "/secret").then().statusCode(404);
            admin().post(WEBHOOKS + id + "/deliveries" + NOBODY + "/redelivery")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("webhook-not-found"));
            admin().post(webhook.url("/deliveries" + id + "/redelivery"))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("delivery-not-found"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"url\": \"http://127.0.0.1\"}",
                "{\"url\": \"http://127.0.0.1\", \"events\": []}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.deleted\"]}",
                "{\"url\": \"http://127.0.0.1\", \"events\": \"release.published\"}",
                "{\"url\": 1, \"events\": [\"release.published\"]}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"], \"secret\": \"mine\"}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"], \"enabled\": \"no\"}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"], \"courses\": [\"a/b\"]}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"], \"courses\": [\"\\u0000\"]}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"], \"courses\": [\"\\ud800\"]}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"], \"courses\": null}",
                "{\"url\": \"http://127.0.0.1\", \"events\": [\"release.published\"]} 1"
            })
    void bodyOfAnythingElseIsRefused(String body) {
        post(body).statusCode(400).body("code", equalTo("invalid-body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "//127.0.0.1/",
                "127.0.0.1",
                "http://",
                "http://user:password@127.0.0.1/",
                "http://127.0.0.1@10.0.0.1/",
                "http://127.0.0.1/#fragment",
                "http://127.0.0.1:0/",
                "http://127.0.0.1:65536/",
                "http://127.0.0.1/a b",
                "http://bücher.example/",
                "http://no-such-host.invalid/"
            })
    void addressThatNothingIsSentToIsRefused(String url) {
        post("{\"url\": \"%s\", \"events\": [\"release.published\"]}".formatted(url))
                .statusCode(422)
                .body("code", equalTo("webhook-target-refused"));
    }

    @Test
    void newAddressOfAWebhookIsCheckedToo() {
        Made webhook = make(URL, "a-course", "release.published");
        patch(webhook, "{\"url\": \"ftp://127.0.0.1/\"}").statusCode(422).body("detail", containsString("http://"));
        admin().get(webhook.url("")).then().body("url", equalTo(URL));
    }

    @Test
    void webhooksAreForAdministratorsAlone() {
        given().get(WEBHOOKS).then().statusCode(401);
        given().get(WEBHOOKS + NOBODY + "/deliveries").then().statusCode(401);
        given().contentType("application/json").body("{}").post(WEBHOOKS).then().statusCode(401);
    }
}
