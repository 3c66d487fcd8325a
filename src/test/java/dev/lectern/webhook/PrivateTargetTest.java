package dev.lectern.webhook;

import static dev.lectern.webhook.WebhookApi.awaitState;
import static dev.lectern.webhook.WebhookApi.make;
import static dev.lectern.webhook.WebhookApi.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.TestCourse;
import dev.lectern.webhook.WebhookApi.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unless a setting allows it, nothing is sent to where only the service can reach. */
@QuarkusTest
@TestProfile(PrivateTargetTest.AsInstalled.class)
class PrivateTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "https://127.0.0.1:8443/",
                "http://127.1/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://0.0.0.0/"
            })
    void privateAddressIsRefused(String url) {
        post("{\"url\": \"%s\", \"events\": [\"release.published\"]}".formatted(url))
                .statusCode(422)
                .body("code", equalTo("webhook-target-refused"));
    }

    @Test
    void nameThatLeadsToAPrivateAddressTooIsRefused() throws UnknownHostException {
        TestHosts.give("both.example", "8.8.8.8", "10.0.0.1");
        post("{\"url\": \"https://both.example/\", \"events\": [\"release.published\"]}")
                .statusCode(422);
    }

    @Test
    void nameThatLeadsToAPrivateAddressLaterIsRefusedThen() throws UnknownHostException {
        try (Receiver receiver = new Receiver()) {
            TestHosts.give("rebound.example", "8.8.8.8");
            TestCourse course = TestCourse.named("rebound").file("a.md", "# A\n");
            Made webhook = make(receiver.url("rebound.example"), course.slug(), "release.published");
            TestHosts.give("rebound.example", "127.0.0.1");
            course.ingest();
            JsonPath failed = awaitState(webhook, "failed");
            assertThat(failed.getString("items[0].error")).contains("127.0.0.1", "not public");
            assertThat(failed.<Object>get("items[0].status")).isNull();
            assertThat(receiver.received()).isEmpty();
        }
    }

    public static final class AsInstalled implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.webhook.private-targets", "false");
        }
    }
}
