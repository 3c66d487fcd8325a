package dev.lectern.webhook;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.lectern.ContractFilter;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.function.Predicate;

/** Webhooks as an operator's scripts see them. */
final class WebhookApi {

    static final String WEBHOOKS = "/api/v1/webhooks";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private WebhookApi() {}

    /** A webhook and its secret. */
    record Made(String id, String secret) {

        String url(String path) {
            return WEBHOOKS + "/" + id + path;
        }
    }

    static RequestSpecification admin() {
        return given().filter(new ContractFilter()).header("Authorization", "Bearer test-admin-token");
    }

    static ValidatableResponse post(String body) {
        return admin().contentType("application/json").body(body).post(WEBHOOKS).then();
    }

    static Made make(String url, String course, String... events) {
        JsonPath made = post("""
                {"url": "%s", "courses": ["%s"], "events": ["%s"]}
                """.formatted(url, course, String.join("\", \"", events)))
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Made(made.getString("webhook.id"), made.getString("secret"));
    }

    static ValidatableResponse patch(Made webhook, String body) {
        return admin().contentType("application/json")
                .body(body)
                .patch(webhook.url(""))
                .then();
    }

    static JsonPath deliveries(Made webhook) {
        return admin().get(webhook.url("/deliveries"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The deliveries of {@code webhook}, once they are as {@code expected}. */
    static JsonPath awaitDeliveries(Made webhook, Predicate<JsonPath> expected) {
        return await().atMost(LONGEST_WAIT).until(() -> deliveries(webhook), expected::test);
    }

    /** The deliveries of {@code webhook}, once the latest one is in {@code state}. */
    static JsonPath awaitState(Made webhook, String state) {
        return awaitDeliveries(webhook, found -> state.equals(found.getString("items[0].state")));
    }

    static ValidatableResponse redeliver(Made webhook, String delivery) {
        return admin().post(webhook.url("/deliveries/" + delivery + "/redelivery"))
                .then();
    }
}
