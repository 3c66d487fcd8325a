package dev.lectern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestTokens;
import dev.lectern.TestTokens.Issued;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, from their issue to their end. */
@QuarkusTest
class TokenTest {

    @Test
    void secretIsShownOnceAndKeptNowhere() {
        ValidatableResponse answer = TestTokens.ask(
                        TestTokens.ADMIN, TestTokens.body("content-ci", List.of("ingest", "read"), List.of("rust")))
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo("content-ci"))
                .body("scopes", contains("read", "ingest"))
                .body("courses", contains("rust"))
                .body("createdBy", equalTo("admin"))
                .body("revokedAt", nullValue())
                .body("token", matchesPattern("lectern_[A-Za-z0-9_-]{43}"));
        String secret = answer.extract().jsonPath().getString("token");
        String location = answer.extract().header("Location");
        String read = as(TestTokens.ADMIN)
                .get(location)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(read).contains("content-ci").doesNotContain(secret);
        assertThat(Database.texts("select cast(t as text) from access_token t")).noneMatch(row -> row.contains(secret));
    }

    @Test
    void tokenThatIsRevokedIsGoodForNothingAndStaysInTheList() {
        Issued token = TestTokens.issue(List.of("admin"), List.of());
        as(token.secret()).get("/api/v1/audit").then().statusCode(200);
        as(TestTokens.ADMIN).delete("/api/v1/tokens/" + token.id()).then().statusCode(204);
        as(token.secret())
                .get("/api/v1/audit")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"lectern\", error=\"invalid_token\"");
        String revokedAt = revokedAt(token);
        assertThat(revokedAt).isNotNull();
        as(TestTokens.ADMIN).delete("/api/v1/tokens/" + token.id()).then().statusCode(204);
        assertThat(revokedAt(token)).isEqualTo(revokedAt);
    }

    @Test
    void useIsKept() {
        Issued token = TestTokens.issue(List.of("read"), List.of());
        as(token.secret()).get("/api/v1/courses").then().statusCode(200);
        Awaitility.await()
                .untilAsserted(() -> as(TestTokens.ADMIN)
                        .get("/api/v1/tokens/" + token.id())
                        .then()
                        .body("lastUsedAt", startsWith("20")));
    }

    @Test
    void wrongTokenIsRefusedWhereNoneIsNeeded() {
        for (String shown :
                List.of("Bearer nobody", "Bearer e30.e30.AAAA", "Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer a b")) {
            given().filter(new ContractFilter())
                    .header("Authorization", shown)
                    .get("/api/v1/courses")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("credentials-invalid"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"x\", \"scopes\": [\"admin\", \"read\"], \"courses\": [\"mine\"]}",
                "{\"name\": \"x\", \"scopes\": [\"admin\"], \"courses\": [\"mine\", \"other\"]}",
                "{\"name\": \"x\", \"scopes\": [\"admin\"]}",
            })
    void tokenIssuesNoneThatMayDoMoreThanItself(String beyond) {
        Issued issuer = TestTokens.issue(List.of("admin"), List.of("mine"));
        TestTokens.issued(TestTokens.ask(issuer.secret(), TestTokens.body("x", List.of("admin"), List.of("mine"))));
        TestTokens.ask(issuer.secret(), beyond)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"))
                .header("WWW-Authenticate", startsWith("Bearer realm=\"lectern\", error=\"insufficient_scope\""));
    }

    @Test
    void tokenThatEndsIssuesNoneThatOutlivesIt() {
        Issued issuer = TestTokens.issued(TestTokens.ask(
                TestTokens.ADMIN,
                "{\"name\": \"x\", \"scopes\": [\"admin\"], \"expiresAt\": \"2999-01-01T00:00:00Z\"}"));
        TestTokens.ask(issuer.secret(), TestTokens.body("x", List.of("admin"), List.of()))
                .then()
                .statusCode(403);
    }

    @Test
    void tokenForOneCourseCannotDealWithThoseOfOthers() {
        Issued limited = TestTokens.issue(List.of("admin"), List.of("mine"));
        Issued other = TestTokens.issue(List.of("read"), List.of("mine", "other"));
        as(limited.secret()).get("/api/v1/tokens/" + other.id()).then().statusCode(404);
        as(limited.secret()).delete("/api/v1/tokens/" + other.id()).then().statusCode(404);
        assertThat(revokedAt(other)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"x\", \"scopes\": [\"write\"]}                                        | /scopes/0",
                "{\"name\": \"x\", \"scopes\": \"read\"}                                           | /scopes",
                "{\"name\": 7, \"scopes\": [\"read\"]}                                             | /name",
                "{\"name\": \"admin\", \"scopes\": [\"read\"]}                                     | /name",
                "{\"scopes\": [\"read\"]}                                                          | /name",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"courses\": [\"*\"]}                   | /courses/0",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"courses\": []}                        | /courses",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expiresAt\": \"tomorrow\"}            | /expiresAt",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expiresAt\": \"2001-01-01T00:00:00Z\"} | /expiresAt",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"colour\": \"red\"}                    | /colour",
                "{\"name\": \"x\", \"name\": \"y\"}                                                | ''",
                "[]                                                                                | ''",
                "{\"name\":                                                                        | ''",
                "{\"name\": \"\\ud83d\", \"scopes\": [\"read\"]}                                    | /name",
                "{\"name\": \"\\u202e\", \"scopes\": [\"read\"]}                                    | /name",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expiresAt\": \"9999-12-31T23:59:59-18:00\"} | /expiresAt",
            })
    void bodyThatIsNotAsDocumentedIsRefusedWithAPointer(String body, String pointer) {
        TestTokens.ask(TestTokens.ADMIN, body)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-body"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void bodyThatIsNestedTooDeeplyIsRefused() {
        for (String call : List.of("/api/v1/tokens", "/api/v1/webhooks")) {
            as(TestTokens.ADMIN)
                    .contentType("application/json")
                    .body("[".repeat(1_500))
                    .post(call)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-body"))
                    .body("detail", containsString("nested too deeply"));
        }
    }

    private static RequestSpecification as(String secret) {
        return given().filter(new ContractFilter()).header("Authorization", "Bearer " + secret);
    }

    private static String revokedAt(Issued token) {
        return as(TestTokens.ADMIN)
                .get("/api/v1/tokens/" + token.id())
                .jsonPath()
                .getString("revokedAt");
    }
}
