package dev.lectern.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestTokens;
import dev.lectern.TestTokens.Issued;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the audit trail tells. */
@QuarkusTest
class AuditTest {

    @Inject
    AuditPruning pruning;

    @Test
    void writeIsKeptWithItsCallerAndItsOutcome() {
        Issued token = TestTokens.issued(
                TestTokens.ask(TestTokens.ADMIN, TestTokens.body("auditor", List.of("admin"), List.of())));
        given().header("Authorization", "Bearer " + token.secret())
                .header("X-Request-Id", "r-17")
                .delete("/api/v1/tokens/" + token.id())
                .then()
                .statusCode(204);
        audit("caller=auditor")
                .body("items", hasSize(1))
                .body("items[0].tokenId", equalTo(token.id().toString()))
                .body("items[0].method", equalTo("DELETE"))
                .body("items[0].path", equalTo("/api/v1/tokens/" + token.id()))
                .body("items[0].requestId", equalTo("r-17"))
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].status", equalTo(204));
    }

    @Test
    void refusedWriteIsKept() {
        String course = "refused-" + System.nanoTime();
        given().delete("/api/v1/courses/" + course).then().statusCode(401);
        audit("course=" + course)
                .body("items", hasSize(1))
                .body("items[0].caller", equalTo("anonymous"))
                .body("items[0].status", equalTo(401));
    }

    @Test
    void strangersCannotFillTheTrailWithCallsThatDoNotExist() {
        long before = Database.number("select count(*) from audit");
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Handler log = new Failures(failures);
        Logger.getLogger("dev.lectern.access").addHandler(log);
        try {
            given().post("/api/v1/nothing-is-here").then().statusCode(404);
            given().post("/api/v1/courses").then().statusCode(405);
            given().contentType("image/png")
                    .put("/api/v1/courses/a/current-release")
                    .then()
                    .statusCode(415);
        } finally {
            Logger.getLogger("dev.lectern.access").removeHandler(log);
        }
        Assertions.assertThat(Database.number("select count(*) from audit")).isEqualTo(before);
        Assertions.assertThat(failures).as("nor the log").isEmpty();
    }

    @Test
    void readIsNotKept() {
        long before = Database.number("select count(*) from audit");
        given().get("/api/v1/courses").then().statusCode(200);
        Assertions.assertThat(Database.number("select count(*) from audit")).isEqualTo(before);
    }

    @Test
    void secretIsNeverKept() {
        Issued token = TestTokens.issue(List.of("admin"), List.of());
        TestTokens.ask(token.secret(), TestTokens.body("x", List.of("admin"), List.of()));
        Assertions.assertThat(Database.texts("select cast(a as text) from audit a"))
                .noneMatch(row -> row.contains(token.secret()));
    }

    @Test
    void tokenForOneCourseSeesWhatWasAboutIt() {
        given().delete("/api/v1/courses/seen").then().statusCode(401);
        given().delete("/api/v1/courses/unseen").then().statusCode(401);
        Issued limited = TestTokens.issue(List.of("admin"), List.of("seen"));
        given().filter(new ContractFilter())
                .header("Authorization", "Bearer " + limited.secret())
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items", not(empty()))
                .body("items.course", everyItem(equalTo("seen")));
    }

    @Test
    void trailGoesBackAsFarAsTheSettingsSay() {
        TestTokens.execute("insert into audit (at, caller, address, method, path)"
                + " values (now() - interval '366 days', 'old', '127.0.0.1', 'PUT', '/'),"
                + " (now() - interval '364 days', 'young', '127.0.0.1', 'PUT', '/')");
        pruning.prune();
        audit("caller=old").body("items", empty());
        audit("caller=young").body("items", not(empty()));
    }

    private static ValidatableResponse audit(String filter) {
        return given().filter(new ContractFilter())
                .header("Authorization", "Bearer " + TestTokens.ADMIN)
                .get("/api/v1/audit?" + filter)
                .then()
                .statusCode(200);
    }

    private static final class Failures extends Handler {

        private final Queue<String> lines;

        private Failures(Queue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // It is kept at once.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
