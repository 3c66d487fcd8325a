package dev.lectern.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.ContractFilter;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an ingestion told the authors, over HTTP. */
@QuarkusTest
class DiagnosticResourceTest {

    private static final String SARIF = "application/sarif+json";

    private String address;

    @BeforeEach
    void ingest() {
        Ingestion failed = TestCourse.named("told")
                .file("a.md", "# A\n\n[x](nope.md)\n\n[y](b.md#z)\n")
                .file("b.md", "# B\n")
                .file("c.md", "---\ntitle: C\ntitle: D\n---\n# C\n")
                .file("d.md", "---\ndraft: true\n---\n# D\n")
                .ingest();
        address = "/api/v1/ingestions/%s/diagnostics".formatted(failed.id());
    }

    @Test
    void diagnosticsComeInPagesByFileAndPlace() {
        String next = request()
                .queryParam("limit", 3)
                .get(address)
                .then()
                .statusCode(200)
                .body("items.code", contains("link-broken", "anchor-broken", "yaml-duplicate-key"))
                .extract()
                .path("next");
        request()
                .queryParam("limit", 3)
                .queryParam("cursor", next)
                .get(address)
                .then()
                .body("items.code", contains("lesson-draft"))
                .body("next", nullValue());
    }

    @Test
    void filtersNarrowTheListDown() {
        request().queryParam("severity", "error,info").get(address).then().body("items.file", contains("c.md", "d.md"));
        request()
                .queryParam("code", "link-broken,lesson-draft")
                .get(address)
                .then()
                .body("items.file", contains("a.md", "d.md"));
        request()
                .queryParam("file", "a.md")
                .queryParam("code", "anchor-broken")
                .get(address)
                .then()
                .body("items.line", contains(5));
        request()
                .accept("text/plain")
                .queryParam("severity", "info")
                .get(address)
                .then()
                .body(startsWith("d.md:1:1: info: "));
    }

    @Test
    void everyFormatHasAllOfThem() {
        String json = request()
                .queryParam("fields", "code")
                .get(address)
                .jsonPath()
                .getList("items.code")
                .toString();
        String text = request().accept("text/plain").get(address).asString();
        assertThat(text.lines().filter(line -> line.matches("\\S+:\\d+:\\d+: .*")))
                .hasSize(4)
                .first()
                .isEqualTo(
                        "a.md:3:5: warning: The link 'nope.md' leads to no lesson or file of the course [link-broken]");
        List<String> rules = request().accept(SARIF).get(address).jsonPath().getList("runs[0].results.ruleId");
        assertThat(rules).hasToString(json);
    }

    @Test
    void whatCanNotBeAnsweredIsRefused() {
        TestTokens.asAdmin().accept("text/html").get(address).then().statusCode(406);
        request().queryParam("severity", "fatal").get(address).then().statusCode(400);
        request().queryParam("cursor", "x").get(address).then().statusCode(400);
    }

    @Test
    void ingestionThatThereIsNotIsNotFound() {
        for (String id : List.of("x", new UUID(0, 0).toString())) {
            request()
                    .get("/api/v1/ingestions/%s/diagnostics".formatted(id))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("ingestion-not-found"));
        }
    }

    private static RequestSpecification request() {
        return TestTokens.asAdmin().filter(new ContractFilter());
    }
}
