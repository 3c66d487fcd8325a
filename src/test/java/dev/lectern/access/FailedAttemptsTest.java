package dev.lectern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestTokens;
import dev.lectern.TestTokens.Issued;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of those who guess. */
@QuarkusTest
@TestProfile(FailedAttemptsTest.FewAttempts.class)
class FailedAttemptsTest {

    @Test
    void addressThatGuessesIsHeldUpButForIssuedTokens() {
        Issued issued = TestTokens.issue(List.of("admin"), List.of());
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(from("203.0.113.7", "guess").statusCode()).isEqualTo(401);
        }
        Response limited = from("203.0.113.7", "guess");
        limited.then().statusCode(429).body("code", equalTo("too-many-attempts"));
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 21);
        assertThat(from("203.0.113.7", TestTokens.ADMIN).statusCode())
                .as("which could be guessed")
                .isEqualTo(429);
        assertThat(from("203.0.113.7", issued.secret()).statusCode()).isEqualTo(200);
        assertThat(from("203.0.113.8", TestTokens.ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void writesWithoutCredentialsFillTheAuditTrailOnlySoFar() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            forwarded("203.0.113.9").delete("/api/v1/courses/flooded");
        }
        assertThat(Database.number("select count(*) from audit where course = 'flooded'"))
                .isBetween(3L, 4L);
    }

    @Test
    void wrongSignaturesAreAttemptsToo() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            forwarded("203.0.113.10")
                    .header("X-Gitlab-Token", "guess")
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/courses/guessed/remote/push-events")
                    .then()
                    .statusCode(attempt <= 3 ? 401 : 429);
        }
        assertThat(Database.number("select count(*) from audit where course = 'guessed'"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:aaaa::1, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:bbbb::2, 2001:db8:1:2:0:0:0:0/64",
        "unknown, unknown",
    })
    void clientIsAnAddressOrANetworkOfIpv6(String address, String block) {
        assertThat(ClientAddress.block(address)).isEqualTo(block);
    }

    private static Response from(String address, String token) {
        return forwarded(address).header("Authorization", "Bearer " + token).get("/api/v1/audit");
    }

    private static RequestSpecification forwarded(String address) {
        return given().filter(new ContractFilter()).header("X-Forwarded-For", address);
    }

    /** Three attempts a minute for each address that a proxy tells of. */
    public static final class FewAttempts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lectern.access.failed-attempts", "3",
                    "quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }
}
