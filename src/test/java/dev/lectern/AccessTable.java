package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.Contract.Operation;
import dev.lectern.access.Scope;
import dev.lectern.ingestion.ContentFolder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractIntegerAssert;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the OpenAPI document, made with every kind of credentials. What a call needs is read from the document, its
 * address is made of the document's examples, and what it answers is that call's own.
 *
 * <p>A write that is let through is not to be done: it has a query parameter that no call knows, so that 400 shows that it was let
 * through, and that it was the first thing to go wrong.
 */
abstract class AccessTable {

    private static final Contract CONTRACT = Contract.read();
    private static final String COURSE = "rust-concurrency";
    private static final String ANOTHER = "another-course";
    private static final String UNKNOWN_PARAMETER = "unknown-to-every-call";

    private static List<Bearer> bearers = List.of();

    private final boolean openReads;

    @Inject
    ContentFolder content;

    AccessTable(boolean openReads) {
        this.openReads = openReads;
    }

    /** All but those that are signed. */
    static List<Operation> operations() {
        return CONTRACT.operations().stream()
                .filter(operation -> !isSigned(operation))
                .toList();
    }

    static boolean isSigned(Operation operation) {
        return operation.node().get("security").findValue("signature") != null;
    }

    /** Once for each database: tests with other settings may begin with an empty one. */
    @BeforeEach
    void prepare() throws Exception {
        if (bearers.isEmpty()
                || given().header("Authorization", "Bearer " + bearers.get(2).secret())
                                .get("/api/v1/courses/" + COURSE)
                                .statusCode()
                        == 401) {
            content.ingest(COURSE, Path.of("content", COURSE));
            TestTokens.execute("insert into audit (at, caller, address, method, path, course)"
                    + " values (now(), 'test', '127.0.0.1', 'PUT', '/', 'rust-concurrency')");
            given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                    .contentType("application/json")
                    .body("{\"repository\": \"https://github.com/acme/courses\"}")
                    .put("/api/v1/courses/" + COURSE + "/remote")
                    .then()
                    .statusCode(200);
            bearers = bearers();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobodyDoesWhatTheirTokenDoesNotAllow(Operation operation) {
        SoftAssertions table = new SoftAssertions();
        Call call = new Call(operation);
        for (Bearer bearer : bearers) {
            Outcome expected = call.expected(bearer, openReads);
            Response response = call.make(bearer, expected);
            String row = "%s %s with %s, reads %s"
                    .formatted(operation.method(), operation.path(), bearer.name(), openReads ? "open" : "closed");
            switch (expected) {
                case UNAUTHORIZED -> {
                    table.assertThat(response.statusCode()).as(row).isEqualTo(401);
                    table.assertThat(response.header("WWW-Authenticate"))
                            .as(row)
                            .startsWith("Bearer realm=");
                }
                case FORBIDDEN -> {
                    table.assertThat(response.statusCode()).as(row).isEqualTo(403);
                    table.assertThat(response.header("WWW-Authenticate"))
                            .as(row)
                            .contains("error=\"insufficient_scope\"", "scope=\"" + call.scope() + "\"");
                }
                case NOT_THEIRS ->
                    table.assertThat(response.statusCode()).as(row).isIn(403, 404);
                case ALLOWED ->
                    call.checkAllowed(table.assertThat(response.statusCode()).as(row), response);
            }
            if (expected == Outcome.ALLOWED && call.isListOfOwn() && !(openReads && call.isOpenRead())) {
                call.checkCourses(table, row, bearer, response);
            }
        }
        table.assertAll();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatChangesSomethingIsNeverOpen(Operation operation) {
        Call call = new Call(operation);
        if (call.isWrite()) {
            assertThat(call.isOpenRead())
                    .as("%s is open to everybody", operation)
                    .isFalse();
            assertThat(call.scope()).isIn("ingest", "admin");
        }
    }

    /** The document has its scopes from annotations: one that is wrong there would agree with itself everywhere else. */
    @ParameterizedTest
    @MethodSource("operations")
    void neededScopeFollowsFromPathAndMethod(Operation operation) {
        Call call = new Call(operation);
        assertThat(call.scope())
                .as("%s %s", operation.method(), operation.path())
                .isEqualTo(call.ruledScope());
        assertThat(call.isOpenRead())
                .as("%s %s is open while reads are", operation.method(), operation.path())
                .isEqualTo(call.ruledScope().equals("read"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void headIsAnsweredAsGetIs(Operation operation) {
        Call call = new Call(operation);
        if (!call.isWrite()) {
            assertThat(call.request(bearers.get(0)).head(call.address()).statusCode())
                    .isEqualTo(call.request(bearers.get(0)).get(call.address()).statusCode());
        }
    }

    private static List<Bearer> bearers() {
        List<Bearer> made = new ArrayList<>();
        made.add(new Bearer("no credentials", "", List.of(), List.of(), false));
        made.add(new Bearer("a wrong token", "lectern_" + "x".repeat(43), List.of(), List.of(), false));
        List<String> all = List.of("read", "preview", "ingest", "admin");
        for (List<String> courses : List.of(List.<String>of(), List.of(COURSE), List.of(ANOTHER))) {
            for (Scope scope : Scope.values()) {
                List<String> scopes = List.of(scope.code());
                String name = "%s for %s".formatted(scope.code(), courses.isEmpty() ? "every course" : courses);
                made.add(new Bearer(name, TestTokens.issue(scopes, courses).secret(), scopes, courses, true));
            }
            made.add(new Bearer(
                    "an expired token", TestTokens.expired(all, courses).secret(), all, courses, false));
            made.add(new Bearer(
                    "a revoked token", TestTokens.revoked(all, courses).secret(), all, courses, false));
        }
        return made;
    }

    private enum Outcome {
        ALLOWED,
        UNAUTHORIZED,
        FORBIDDEN,
        /** What is asked for is of a course that the token is not good for. */
        NOT_THEIRS
    }

    /** Somebody who makes calls; without a secret, they show no credentials. */
    private record Bearer(String name, String secret, List<String> scopes, List<String> courses, boolean valid) {

        boolean isLimited() {
            return !courses.isEmpty();
        }

        boolean mayUse(String course) {
            return courses.isEmpty() || courses.contains(course);
        }
    }

    /** An operation, as the document has it. */
    private record Call(Operation operation) {

        boolean isWrite() {
            return !operation.method().equals("GET");
        }

        /** Whether nothing is needed while reads are open. */
        boolean isOpenRead() {
            for (JsonNode alternative : operation.node().get("security")) {
                if (alternative.isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        String scope() {
            return operation.node().get("security").findValue("token").get(0).asText();
        }

        /**
         * What operators do needs {@code admin}, what authors do {@code ingest}: change the content of a course, and follow what
         * becomes of it. Other reads need {@code read}.
         */
        String ruledScope() {
            String path = operation.path().replaceFirst("^/api/v1", "");
            if (path.matches("/(audit|tokens|webhooks)(/.*)?")) {
                return "admin";
            }
            if (path.startsWith("/courses/{course}/remote")) {
                return path.endsWith("/pulls") || !isWrite() ? "ingest" : "admin";
            }
            if (path.startsWith("/ingestions")) {
                return "ingest";
            }
            if (!isWrite()) {
                return "read";
            }
            return path.matches("/courses/\\{course}/.+") ? "ingest" : "admin";
        }

        /** Which courses a token has to be good for: {@code path}, {@code own} or {@code every}. */
        String courses() {
            return operation.node().get("x-lectern-courses").asText();
        }

        boolean isListOfOwn() {
            return !isWrite() && courses().equals("own") && !hasPathParameter();
        }

        Outcome expected(Bearer bearer, boolean openReads) {
            boolean open = openReads && isOpenRead();
            if (!bearer.valid()) {
                return open && bearer.secret().isEmpty() ? Outcome.ALLOWED : Outcome.UNAUTHORIZED;
            }
            if (open) {
                return Outcome.ALLOWED;
            }
            if (!bearer.scopes().contains(scope())) {
                return Outcome.FORBIDDEN;
            }
            return switch (courses()) {
                case "path" -> bearer.mayUse(COURSE) ? Outcome.ALLOWED : Outcome.FORBIDDEN;
                case "every" -> bearer.isLimited() ? Outcome.FORBIDDEN : Outcome.ALLOWED;
                case "own" -> bearer.mayUse(COURSE) || !hasPathParameter() ? Outcome.ALLOWED : Outcome.NOT_THEIRS;
                default ->
                    throw new IllegalStateException("x-lectern-courses of %s is '%s'".formatted(operation, courses()));
            };
        }

        Response make(Bearer bearer, Outcome expected) {
            RequestSpecification request = request(bearer);
            if (isWrite() && expected != Outcome.NOT_THEIRS) {
                request.queryParam(UNKNOWN_PARAMETER, "x");
            }
            return request.request(operation.method(), address());
        }

        RequestSpecification request(Bearer bearer) {
            RequestSpecification request = given();
            if (!bearer.secret().isEmpty()) {
                request.header("Authorization", "Bearer " + bearer.secret());
            }
            TestAddress.parameters(CONTRACT, operation, "query").stream()
                    .filter(parameter -> parameter.path("required").asBoolean())
                    .forEach(parameter -> request.queryParam(
                            parameter.get("name").asText(), TestAddress.text(parameter.get("example"))));
            JsonNode bodies = operation.node().at("/requestBody/content");
            if (!bodies.isMissingNode()) {
                String mediaType = bodies.fieldNames().next();
                request.contentType(mediaType.contains("*") ? "application/octet-stream" : mediaType)
                        .body("{}".getBytes());
            }
            return request;
        }

        String address() {
            return TestAddress.of(CONTRACT, operation);
        }

        /** A read of JSON gives what is there: an address that could not be filled in shows here. */
        void checkAllowed(AbstractIntegerAssert<?> status, Response response) {
            if (isWrite()) {
                status.isEqualTo(400);
                assertThat(response.jsonPath().getString("code"))
                        .as("%s; every call refuses parameters that it does not know", operation)
                        .isEqualTo("invalid-query");
            } else if (operation.node().at("/responses/200/content").has("application/json")) {
                status.isEqualTo(200);
            } else {
                status.isIn(200, 404);
            }
        }

        void checkCourses(SoftAssertions table, String row, Bearer bearer, Response response) {
            if (bearer.isLimited()) {
                boolean told = response.asString().contains(COURSE);
                table.assertThat(told)
                        .as("%s tells of %s; something of it has to be there", row, COURSE)
                        .isEqualTo(bearer.mayUse(COURSE));
            }
        }

        private boolean hasPathParameter() {
            return operation.path().contains("{");
        }
    }
}
