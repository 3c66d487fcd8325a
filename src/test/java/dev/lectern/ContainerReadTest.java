package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes, challenges and the like as clients read them. */
@QuarkusTest
class ContainerReadTest {

    private static final String CONTAINERS = """

            > [!WARNING]
            > Hot oven.

            :::: {.challenge time=10 onclick="alert(1)"}
            ## Weigh *it*

            ``` sh
            weigh flour
            ```

            ::: solution
            It is 500 sourdoughs.
            :::
            ::::

            :::tip Let it <script>alert(1)</script> rest
            """;

    private static TestCourse course;

    @BeforeEach
    void ingest() {
        if (course == null) {
            course = TestCourse.named("containers").file("bread.md", "# Bread\n" + CONTAINERS + "\n# After\n");
            course.ingest();
        }
    }

    @Test
    void everyFormatHasTheKindOfEachContainer() {
        section("html,markdown,text,mdast")
                .body(
                        "html",
                        containsString("<div class=\"admonition warning\" data-kind=\"warning\">\n<p>Hot oven.</p>"))
                .body("html", containsString("<div class=\"admonition challenge\" data-kind=\"challenge\">\n<h2>Weigh"))
                .body("html", containsString("data-kind=\"solution\">\n<p>It is 500 sourdoughs.</p>\n</div>\n</div>"))
                .body("html", not(containsString("script")))
                .body("html", not(containsString("onclick")))
                .body("markdown", equalTo(CONTAINERS + "\n# After\n"))
                .body("text", containsString("Hot oven.\n\nWeigh it\n\nweigh flour\n\nIt is 500 sourdoughs."))
                .body("mdast.children.type", contains("containerDirective", "containerDirective", "containerDirective"))
                .body("mdast.children.name", contains("warning", "challenge", "tip"))
                .body("mdast.children[1].attributes.time", equalTo("10"))
                .body("mdast.children[1].children.type", contains("heading", "code", "containerDirective"))
                .body("mdast.children[2].children[0].data.directiveLabel", equalTo(true));
    }

    @Test
    void contentIsCountedFoundAndNumberedAsEverywhere() {
        given().get(course.url("/lessons/bread"))
                .then()
                .body("sections.anchor", contains("bread"))
                .body("codeBlocks", hasSize(1))
                .body("codeBlocks[0].section", equalTo("bread"))
                .body("codeBlocks[0].startLine", equalTo(9));
        given().queryParam("q", "sourdoughs").get("/api/v1/search").then().body("items.lesson.slug", contains("bread"));
    }

    @Test
    void unclosedContainerIsAWarningAndNothingIsLost() {
        String ingestion = TestTokens.asAdmin()
                .queryParam("course", course.slug())
                .get("/api/v1/ingestions")
                .path("items[0].id");
        TestTokens.asAdmin()
                .get("/api/v1/ingestions/" + ingestion)
                .then()
                .body("state", equalTo("succeeded"))
                .body("diagnostics.code", contains("container-unclosed"))
                .body("diagnostics[0].severity", equalTo("warning"))
                .body("diagnostics[0].file", equalTo("bread.md"))
                .body("diagnostics[0].line", equalTo(18))
                .body("diagnostics[0].column", equalTo(1));
        section("html").body("html", containsString("rest</p>\n<h1>After</h1>\n</div>"));
    }

    private static ValidatableResponse section(String formats) {
        return given().queryParam("format", formats)
                .get(course.url("/lessons/bread/sections/bread"))
                .then()
                .statusCode(200);
    }
}
