package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found, in which order, and how it is shown. */
@QuarkusTest
class SearchTest {

    private static TestCourse course;

    @BeforeEach
    void ingest() {
        if (course != null) {
            return;
        }
        course = TestCourse.named("search").file("a.md", """
                        # Zebras

                        ## In the heading: quagga

                        Nothing more.

                        ## In the prose

                        Here a quagga grazes by the café.

                        ## In the code

                        ```rust
                        let herd: Vec<Quagga> = fetchQuagga(handle.await);
                        ```

                        ## Escaped

                        A <b>bold</b> gnu & `<script>alert(1)</script>` gnu.
                        """).file("b.md", "# Other\n\nRunning runners ran.\n");
        course.ingest();
    }

    @Test
    void headingComesBeforeProseAndProseBeforeCode() {
        search("quagga")
                .body(
                        "items.findAll { it.kind == 'section' }.anchor",
                        contains("in-the-heading-quagga", "in-the-prose", "in-the-code"))
                .body("items.kind", hasItem("codeBlock"))
                .body("items[0].headingPath", contains("Zebras", "In the heading: quagga"));
    }

    @Test
    void wordsAreFoundInEveryFormTheyAreWrittenIn() {
        search("run").body("items.lesson.slug", contains("b"));
        search("cafe").body("items.anchor", contains("in-the-prose"));
        search("await").body("items.kind", hasItem("codeBlock"));
        search("handle.await").body("items.kind", hasItem("codeBlock"));
        search("fetch").body("items.kind", hasItem("codeBlock"));
        search("\"quagga grazes\"").body("items.anchor", contains("in-the-prose"));
        search("quagga -grazes -heading").body("items.findAll { it.anchor == 'in-the-prose' }", empty());
        search("the").body("items", empty()).body("total", equalTo(0));
        search("::").body("items", empty());
    }

    @Test
    void snippetMarksWhatWasFoundAndEscapesTheRest() {
        search("gnu")
                .body("items[0].snippet", containsString("<mark>gnu</mark>"))
                .body("items[0].snippet", containsString("&lt;script&gt;"));
        String snippet = search("quagga").extract().path("items.find { it.kind == 'codeBlock' }.snippet");
        assertThat(snippet).contains("Vec&lt;<mark>Quagga</mark>&gt;").doesNotContain("<Quagga");
    }

    @Test
    void facetsCountAllHitsAndPagesHoldThemOnce() {
        ValidatableResponse all = search("quagga");
        int total = all.extract().path("total");
        all.body("facets.kind.value", hasItem("section"))
                .body("facets.course[0].value", equalTo(course.slug()))
                .body("facets.course[0].count", equalTo(total))
                .body("facets.language[0].value", equalTo("rust"));
        var first = given().queryParam("q", "quagga")
                .queryParam("course", course.slug())
                .queryParam("limit", 2)
                .get("/api/v1/search");
        given().queryParam("q", "quagga")
                .queryParam("course", course.slug())
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get("/api/v1/search")
                .then()
                .body("items", org.hamcrest.Matchers.hasSize(total - 2));
    }

    @Test
    void onlyCurrentReleasesAreSearched() {
        TestCourse changing = TestCourse.named("changing").file("a.md", "# Aardvark\n");
        changing.ingest();
        changing.file("a.md", "# Wombat\n").ingest();
        given().queryParam("q", "aardvark")
                .queryParam("course", changing.slug())
                .get("/api/v1/search")
                .then()
                .body("items", empty());
        given().queryParam("q", "wombat")
                .queryParam("course", changing.slug())
                .get("/api/v1/search")
                .then()
                .body("total", equalTo(1));
    }

    @Test
    void courseInAnotherLanguageIsStemmedAsThatLanguage() {
        TestCourse german = TestCourse.named("german")
                .file("course.yaml", "language: de\n")
                .file("a.md", "# Häuser\n\nViele Nebenläufigkeiten.\n");
        german.ingest();
        for (String q : new String[] {"Haus", "häuser", "Nebenläufigkeit"}) {
            given().queryParam("q", q)
                    .queryParam("course", german.slug())
                    .get("/api/v1/search")
                    .then()
                    .body("total", equalTo(1));
        }
    }

    @Test
    void searchWithoutWordsIsRefused() {
        given().get("/api/v1/search").then().statusCode(400).body("errors[0].parameter", equalTo("q"));
    }

    private static ValidatableResponse search(String q) {
        return given().queryParam("q", q)
                .queryParam("course", course.slug())
                .get("/api/v1/search")
                .then()
                .statusCode(200);
    }
}
