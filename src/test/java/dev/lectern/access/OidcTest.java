package dev.lectern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of an OIDC issuer, from a service that was started while it was down. */
@QuarkusTest
@WithTestResource(TestIssuer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    TestIssuer issuer;

    /** The keys of an issuer are asked for once, so that it can only be missed before. */
    @Test
    @Order(1)
    void issuerThatIsDownHoldsUpNobodyElse() {
        String token = issuer.token("early", "operators");
        as(token)
                .get("/api/v1/audit")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("unavailable"));
        as(token).delete("/api/v1/courses/nowhere").then().statusCode(503);
        assertThat(Database.number("select count(*) from audit where course = 'nowhere'"))
                .as("what strangers could fill the trail with")
                .isZero();
        as(TestTokens.ADMIN).get("/api/v1/audit").then().statusCode(200);
        as(TestTokens.issue(List.of("admin"), List.of()).secret())
                .get("/api/v1/audit")
                .then()
                .statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @BeforeEach
    void issuerIsUp(TestInfo test) {
        if (!test.getDisplayName().startsWith("issuerThatIsDown")) {
            issuer.comesUp();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> as(issuer.token("early", "readers"))
                                    .get("/api/v1/courses")
                                    .statusCode()
                            == 200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "operators, read ingest admin",
        "readers, read",
        "authors, read ingest",
        "rust-team, ''",
        "strangers, ''",
        "oper, ''",
        "operators2, ''",
        "admin, ''",
    })
    void roleAllowsWhatItIsMappedToAndNothingElse(String role, String scopes) {
        String token = issuer.token("alice", role);
        Map.of("read", "/api/v1/courses", "ingest", "/api/v1/courses/any/remote", "admin", "/api/v1/audit")
                .forEach((scope, path) -> {
                    Response answer = as(token).get(path);
                    if (List.of(scopes.split(" ")).contains(scope)) {
                        assertThat(answer.statusCode()).as(path).isIn(200, 404);
                    } else {
                        answer.then()
                                .statusCode(403)
                                .body("code", equalTo("scope-missing"))
                                .header("WWW-Authenticate", startsWith("Bearer realm=\"lectern\", error="));
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "rust-team, oidc-rust, 404",
        "rust-team, oidc-go, 403",
        "/courses/oidc-go/authors, oidc-go, 404",
        "/courses/oidc-go/authors, oidc-rust, 403",
        "/courses/oidc-go/readers, oidc-go, 403",
        "/courses/oidc-go/x/authors, oidc-go, 403",
        "/courses/*/authors, oidc-go, 403",
    })
    void roleForSomeCoursesIsGoodForNoOthers(String role, String course, int status) {
        as(issuer.token("bob", role))
                .get("/api/v1/courses/" + course + "/remote")
                .then()
                .statusCode(status);
    }

    @Test
    void tokenOfABuildIsGoodForTheCourseOfItsRepository() {
        String token = issuer.signed(issuer.claims("repo:acme/oidc-rust:ref:refs/heads/main"));
        as(token).get("/api/v1/courses/oidc-rust/remote").then().statusCode(404);
        as(token).get("/api/v1/courses/oidc-go/remote").then().statusCode(403);
        String ofAnotherBranch = issuer.signed(issuer.claims("repo:acme/oidc-rust:ref:refs/heads/mine"));
        as(ofAnotherBranch).get("/api/v1/courses/oidc-rust/remote").then().statusCode(403);
    }

    static Stream<Named<Function<TestIssuer, String>>> badTokens() {
        return Stream.of(
                bad("of another issuer", claims -> claims.setIssuer("https://issuer.example.com")),
                bad("of no issuer", claims -> claims.unsetClaim("iss")),
                bad("for another service", claims -> claims.setAudience("billing")),
                bad("for no service", claims -> claims.unsetClaim("aud")),
                bad("that expired", claims -> claims.setExpirationTimeMinutesInTheFuture(-5)),
                bad("that never expires", claims -> claims.unsetClaim("exp")),
                bad("from the future", claims -> claims.setNotBeforeMinutesInThePast(-5)),
                bad("to refresh others", claims -> claims.setStringClaim("typ", "Refresh")),
                bad("that is too long", claims -> claims.setStringClaim("long", "x".repeat(13_000))),
                Named.of(
                        "signed with the key of somebody else",
                        issuer -> TestIssuer.signed(claims(issuer), TestIssuer.key("first"))),
                Named.of(
                        "signed with an unknown key",
                        issuer -> TestIssuer.signed(claims(issuer), TestIssuer.key("unknown"))),
                Named.of("changed", issuer -> changed(issuer.signed(claims(issuer)))),
                Named.of("without its signature", issuer -> withoutSignature(issuer.signed(claims(issuer)))),
                Named.of("not signed", issuer -> withAlgorithm("none", issuer)),
                Named.of("not signed, but with a signature", issuer -> withAlgorithm("none", issuer) + "AAAA"),
                Named.of("signed with the public key as a secret", OidcTest::signedWithThePublicKey),
                Named.of("of no claims", issuer -> encoded("{\"alg\":\"RS256\"}") + "." + encoded("[]") + ".AAAA"),
                Named.of("of noise", issuer -> "a.b.c"),
                Named.of("encrypted", issuer -> "a.b.c.d.e"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void tokenThatIsNotGoodIsRefusedAndToldToNobody(Function<TestIssuer, String> made) {
        String token = made.apply(issuer);
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        Handler log = new Listening(logged);
        Logger.getLogger("").addHandler(log);
        try {
            String answer = as(token)
                    .get("/api/v1/courses")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer realm=\"lectern\", error=\"invalid_token\"")
                    .body("code", equalTo("credentials-invalid"))
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain(token);
            assertThat(logged).noneMatch(line -> line.contains(token));
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
    }

    @Test
    void refusalSaysWhatIsWrongWithATokenOfTheIssuer() {
        assertThat(detail(claims -> claims.setAudience("billing"))).contains("'aud'");
        assertThat(detail(claims -> claims.setIssuer("https://issuer.example.com")))
                .contains("'iss'");
        assertThat(detail(claims -> claims.setExpirationTimeMinutesInTheFuture(-5)))
                .contains("expired");
    }

    @Test
    void badTokensAreFailedAttemptsAndGoodOnesPassAllTheSame() {
        String good = issuer.token("carol", "readers");
        String bad = changed(good);
        for (int attempt = 1; attempt <= 3; attempt++) {
            from("203.0.113.70", bad).get("/api/v1/courses").then().statusCode(401);
        }
        from("203.0.113.70", bad).get("/api/v1/courses").then().statusCode(429);
        from("203.0.113.70", TestTokens.ADMIN).get("/api/v1/courses").then().statusCode(429);
        from("203.0.113.70", good).get("/api/v1/courses").then().statusCode(200);
    }

    @Test
    void keyThatTheIssuerTookSinceIsFoundOnceItCanBeAskedFor() {
        String before = issuer.token("dora", "readers");
        issuer.goesDown();
        issuer.rotatesItsKey();
        String since = issuer.token("dora", "readers");
        as(before).get("/api/v1/courses").then().statusCode(200);
        as(since).get("/api/v1/courses").then().statusCode(503);
        as(before).get("/api/v1/courses").then().statusCode(200);
        issuer.comesUp();
        as(since).get("/api/v1/courses").then().statusCode(200);
        as(before).get("/api/v1/courses").then().statusCode(401);
    }

    @Test
    void auditTrailTellsWhoItWasByTheNameThatTheIssuerGivesThem() {
        as(issuer.token("eve\u0000\u202E", "operators"))
                .delete("/api/v1/courses/nothing")
                .then()
                .statusCode(400);
        as(TestTokens.ADMIN)
                .get("/api/v1/audit?caller=oidc:eve")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].tokenId", nullValue());
    }

    @Test
    void issuerMakesNobodyTheAdminOrAnonymous() {
        as(issuer.token("anonymous", "strangers")).get("/api/v1/audit").then().statusCode(403);
        as(issuer.token("admin", "operators"))
                .delete("/api/v1/courses/nothing")
                .then()
                .statusCode(400);
        as(TestTokens.ADMIN).get("/api/v1/audit?caller=oidc:admin").then().body("items", hasSize(1));
        TestTokens.ask(TestTokens.ADMIN, TestTokens.body("oidc:admin", List.of("read"), List.of()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void releaseTellsWhoAskedForIt() {
        as(issuer.token("frank", "authors"))
                .contentType("text/markdown")
                .header("Prefer", "wait=30")
                .body("# Pushed\n")
                .post("/api/v1/courses/pushed-with-oidc/ingestions?path=pushed.md")
                .then()
                .statusCode(200);
        as(TestTokens.ADMIN)
                .get("/api/v1/courses/pushed-with-oidc/releases/1")
                .then()
                .statusCode(200)
                .body("publishedBy", equalTo("oidc:frank"));
    }

    @Test
    void tokenOfAnOperatorIssuesNoneThatOutlivesIt() {
        String operator = issuer.token("grace", "operators");
        TestTokens.ask(operator, TestTokens.body("x", List.of("read"), List.of()))
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
    }

    private String detail(Consumer<JwtClaims> change) {
        JwtClaims claims = claims(issuer);
        change.accept(claims);
        return as(issuer.signed(claims))
                .get("/api/v1/courses")
                .then()
                .statusCode(401)
                .extract()
                .path("detail");
    }

    private static RequestSpecification as(String token) {
        return from("2001:db8:0:" + Integer.toHexString(ADDRESSES.incrementAndGet()) + "::1", token);
    }

    private static RequestSpecification from(String address, String token) {
        return given().filter(new ContractFilter())
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + token);
    }

    private static Named<Function<TestIssuer, String>> bad(String name, Consumer<JwtClaims> change) {
        return Named.of(name, issuer -> {
            JwtClaims claims = claims(issuer);
            change.accept(claims);
            return issuer.signed(claims);
        });
    }

    private static JwtClaims claims(TestIssuer issuer) {
        JwtClaims claims = issuer.claims("mallory");
        claims.setStringListClaim("roles", "operators");
        return claims;
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + encoded(claims.replaceFirst("\\{", "{\"more\":1,")) + "." + parts[2];
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String withAlgorithm(String algorithm, TestIssuer issuer) {
        return encoded("{\"alg\":\"%s\",\"kid\":\"%s\"}"
                        .formatted(algorithm, issuer.key().getKeyId()))
                + "."
                + encoded(claims(issuer).toJson())
                + ".";
    }

    private static String signedWithThePublicKey(TestIssuer issuer) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue("HS256");
        token.setKeyIdHeaderValue(issuer.key().getKeyId());
        token.setKey(new HmacKey(issuer.key().getPublicKey().getEncoded()));
        token.setPayload(claims(issuer).toJson());
        return TestIssuer.compact(token);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps everything that is logged, with its causes. */
    private static final class Listening extends Handler {

        private final Queue<String> logged;

        private Listening(Queue<String> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord line) {
            logged.add(
                    line.getMessage() + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
                logged.add(cause.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
