package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lessons, sections and code blocks as clients read them. */
@QuarkusTest
class LessonReadTest {

    private static final String CHANNELS = """
            ---
            title: Channels
            order: 2
            tags: [rust, channels]
            objectives: [Send values between threads]
            level: intermediate
            ---
            Read this first.

            # Channels

            A *channel* has two ends.

            ## Sending

            ```rust title="src/main.rs" {2}
            let (tx, rx) = channel();
            tx.send(1).unwrap();
            ```

            ### On `many` threads

            Clone the sender.

                indented code

            ## Receiving

            | end | moves |
            |-----|-------|
            | rx  | no    |
            """;

    private static TestCourse course;

    @BeforeEach
    void ingest() {
        if (course != null) {
            return;
        }
        course = TestCourse.named("reading")
                .file("course.yaml", "title: Reading\nlanguage: en\nauthors: [Ada]\nlicense: CC0-1.0\naudience: all\n")
                .file("01-threads.md", "# Threads\n\nStart one.\n")
                .file("02-channels.md", CHANNELS)
                .file("patterns/module.yaml", "title: Patterns\norder: 3\n")
                .file("patterns/01-pools.md", "# Pools\n\nMany workers.\n")
                .file("patterns/02-pipelines.md", "---\ndraft: false\n---\nNo heading here.\n");
        course.ingest();
    }

    @Test
    void lessonHasItsMetadataAndNeighboursAcrossModules() {
        given().get(course.url("/lessons/channels"))
                .then()
                .statusCode(200)
                .body("slug", equalTo("channels"))
                .body("path", equalTo("02-channels.md"))
                .body("title", equalTo("Channels"))
                .body("order", equalTo(2))
                .body("tags", contains("rust", "channels"))
                .body("objectives", contains("Send values between threads"))
                .body("metadata.level", equalTo("intermediate"))
                .body("derived", contains("estimatedMinutes"))
                .body("module", nullValue())
                .body("previous.slug", equalTo("threads"))
                .body("next.slug", equalTo("patterns.pools"))
                .body("next.title", equalTo("Pools"))
                .body("release", equalTo(1));
        given().get(course.url("/lessons/patterns.pools"))
                .then()
                .body("module.slug", equalTo("patterns"))
                .body("module.title", equalTo("Patterns"))
                .body("previous.slug", equalTo("channels"));
    }

    @Test
    void sectionsAreATreeThatTilesTheLesson() {
        given().get(course.url("/lessons/channels"))
                .then()
                .body("sections.anchor", contains("", "channels", "sending", "on-many-threads", "receiving"))
                .body("sections.heading", contains("", "Channels", "Sending", "On many threads", "Receiving"))
                .body("sections.level", contains(0, 1, 2, 3, 2))
                .body("sections.parent", contains(null, null, "channels", "sending", "channels"))
                .body("sections.startLine", contains(8, 10, 14, 21, 27))
                .body("sections.endLine", contains(9, 13, 20, 26, 31))
                .body("contents", hasSize(1))
                .body("contents[0].sections.anchor", contains("sending", "receiving"))
                .body("contents[0].sections[0].sections.heading", contains("On many threads"));
    }

    @Test
    void codeBlocksHaveTheirPlaceAndWhatTheInfoStringSays() {
        given().get(course.url("/lessons/channels"))
                .then()
                .body("codeBlocks", hasSize(2))
                .body("codeBlocks[0].language", equalTo("rust"))
                .body("codeBlocks[0].title", equalTo("src/main.rs"))
                .body("codeBlocks[0].highlightLines", contains(2))
                .body("codeBlocks[0].section", equalTo("sending"))
                .body("codeBlocks[0].startLine", equalTo(16))
                .body("codeBlocks[0].endLine", equalTo(19))
                .body("codeBlocks[0].code", equalTo("let (tx, rx) = channel();\ntx.send(1).unwrap();\n"))
                .body("codeBlocks[1].language", equalTo(""))
                .body("codeBlocks[1].code", equalTo("indented code\n"));
    }

    @Test
    void formatAndAcceptChooseHowBodiesCome() {
        given().queryParam("format", "markdown,text,mdast")
                .get(course.url("/lessons/channels/sections/sending"))
                .then()
                .body("$", not(hasKey("html")))
                .body("markdown", startsWith("\n```rust title="))
                .body("text", containsString("tx.send(1)"))
                .body("mdast.type", equalTo("root"))
                .body("mdast.children[0].type", equalTo("code"))
                .body("lesson.slug", equalTo("channels"));
        String markdown = given().accept("text/markdown")
                .get(course.url("/lessons/channels"))
                .then()
                .contentType(startsWith("text/markdown"))
                .extract()
                .asString();
        assertThat(CHANNELS).endsWith(markdown).contains("---\n" + markdown);
        given().accept("text/html")
                .get(course.url("/lessons/channels"))
                .then()
                .contentType(startsWith("text/html"))
                .body(containsString("<h2 id=\"sending\">Sending</h2>"))
                .body(containsString("<code class=\"language-rust\">"));
        String code = given().accept("text/plain")
                .get(course.url("/lessons/channels/code-blocks/1"))
                .then()
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();
        assertThat(code).isEqualTo("let (tx, rx) = channel();\ntx.send(1).unwrap();\n");
        given().accept("application/xml")
                .get(course.url("/lessons/channels"))
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("not-acceptable"));
    }

    @Test
    void everythingIsFoundAgainByItsStableId() {
        var lesson = given().get(course.url("/lessons/channels")).jsonPath();
        given().get("/api/v1/lessons/" + lesson.getString("id"))
                .then()
                .body("slug", equalTo("channels"))
                .body("course", equalTo(course.slug()));
        given().get("/api/v1/sections/" + lesson.getString("sections[2].id"))
                .then()
                .body("anchor", equalTo("sending"))
                .body("lesson.slug", equalTo("channels"));
        given().get("/api/v1/code-blocks/" + lesson.getString("codeBlocks[0].id"))
                .then()
                .body("number", equalTo(1));
        for (String kind : new String[] {"lessons", "sections", "code-blocks"}) {
            for (String id : new String[] {"00000000-0000-0000-0000-000000000000", "7", "x%00y"}) {
                given().urlEncodingEnabled(false)
                        .get("/api/v1/" + kind + "/" + id)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json");
            }
        }
    }

    @Test
    void outlineIsInCourseOrderAndAsDeepAsAskedFor() {
        given().get(course.url("/outline"))
                .then()
                .body("items.type", contains("lesson", "lesson", "module"))
                .body("items.slug", contains("threads", "channels", "patterns"))
                .body("items[2].lessonCount", equalTo(2))
                .body("items[2].items.slug", contains("patterns.pools", "patterns.pipelines"))
                .body("items[0]", not(hasKey("sections")));
        given().queryParam("depth", "module")
                .get(course.url("/outline"))
                .then()
                .body("items.slug", contains("patterns"));
        given().queryParam("depth", "section")
                .get(course.url("/outline"))
                .then()
                .body("items[1].sections[0].sections.anchor", contains("sending", "receiving"));
    }

    @Test
    void lessonsAreFilteredSortedAndPaged() {
        given().get(course.url("/lessons"))
                .then()
                .body("items.slug", contains("threads", "channels", "patterns.pools", "patterns.pipelines"))
                .body("next", nullValue());
        given().queryParam("module", "patterns")
                .get(course.url("/lessons"))
                .then()
                .body("items", hasSize(2));
        given().queryParam("tag", "channels")
                .get(course.url("/lessons"))
                .then()
                .body("items.slug", contains("channels"));
        given().queryParam("language", "rust")
                .get(course.url("/lessons"))
                .then()
                .body("items.slug", contains("channels"));
        given().queryParam("updatedSince", "2999-01-01T00:00:00Z")
                .get(course.url("/lessons"))
                .then()
                .body("items", hasSize(0));
        given().queryParam("sort", "-title")
                .get(course.url("/lessons"))
                .then()
                .body("items.title", contains("Threads", "Pools", "Pipelines", "Channels"));
        for (String sort :
                new String[] {"order", "-order", "title", "-updatedAt", "estimatedMinutes", "-wordCount", "slug"}) {
            var all = given().queryParam("sort", sort)
                    .get(course.url("/lessons"))
                    .jsonPath()
                    .<String>getList("items.slug");
            var paged = new java.util.ArrayList<String>();
            String cursor = "";
            do {
                var request = given().queryParam("sort", sort).queryParam("limit", 1);
                var page = (cursor.isEmpty() ? request : request.queryParam("cursor", cursor))
                        .get(course.url("/lessons"))
                        .then()
                        .statusCode(200)
                        .extract();
                assertThat(page.header("Link") == null)
                        .isEqualTo(page.jsonPath().getString("next") == null);
                paged.addAll(page.jsonPath().getList("items.slug"));
                cursor = page.jsonPath().getString("next");
            } while (cursor != null);
            assertThat(paged).as("pages sorted by %s", sort).isEqualTo(all);
        }
    }

    @Test
    void fieldsAndIncludePickWhatIsSent() {
        given().queryParam("fields", "title,sections.anchor")
                .get(course.url("/lessons/channels"))
                .then()
                .body("keySet()", contains("title", "sections"))
                .body("sections[1].keySet()", contains("anchor"));
        given().queryParam("include", "codeBlocks")
                .queryParam("fields", "slug,codeBlocks.language")
                .get(course.url("/lessons"))
                .then()
                .body("items.find { it.slug == 'channels' }.codeBlocks.language", contains("rust", ""))
                .body("items[0].keySet()", contains("slug", "codeBlocks"));
        given().queryParam("include", "body")
                .queryParam("format", "html,mdast")
                .get(course.url("/lessons/channels"))
                .then()
                .body("html", containsString("<h1 id=\"channels\">"))
                .body("mdast.children.type", notNullValue());
        given().queryParam("fields", "nothing")
                .get(course.url("/lessons/channels"))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("fields"));
    }

    @Test
    void courseHasItsMetadataAndTotals() {
        given().get(course.url(""))
                .then()
                .body("title", equalTo("Reading"))
                .body("authors", contains("Ada"))
                .body("license", equalTo("CC0-1.0"))
                .body("metadata.audience", equalTo("all"))
                .body("lessonCount", equalTo(4))
                .body("moduleCount", equalTo(1))
                .body("codeBlockCount", equalTo(2))
                .body("release.number", equalTo(1))
                .body("release.digest", notNullValue());
        given().queryParam("limit", 100)
                .queryParam("sort", "-publishedAt")
                .queryParam("fields", "slug")
                .get("/api/v1/courses")
                .then()
                .body("items.slug", org.hamcrest.Matchers.hasItem(course.slug()));
    }

    @Test
    void codeBlocksAcrossCoursesAreFilteredByLanguageLessonAndText() {
        given().queryParam("course", course.slug())
                .queryParam("language", "rust")
                .queryParam("q", "TX.send(")
                .get("/api/v1/code-blocks")
                .then()
                .body("items", hasSize(1))
                .body("items[0].lesson.slug", equalTo("channels"));
        given().queryParam("course", course.slug())
                .queryParam("lesson", "threads")
                .get("/api/v1/code-blocks")
                .then()
                .body("items", hasSize(0));
        given().queryParam("course", course.slug())
                .queryParam("q", "%")
                .get("/api/v1/code-blocks")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void pagesOfAnySiteMayRead() {
        given().header("Origin", "https://frontend.example")
                .get(course.url("/lessons/channels"))
                .then()
                .statusCode(200)
                .header("access-control-allow-origin", "https://frontend.example")
                .header("access-control-expose-headers", containsString("ETag"));
    }

    @Test
    void addressIsFoundHoweverItsLettersAreComposed() {
        TestCourse composed = TestCourse.named("unicode").file("\u00fcber.md", "# \u00dcber\n");
        composed.ingest();
        for (String slug : new String[] {"\u00fcber", "u\u0308ber"}) {
            given().get(composed.url("/lessons/" + slug)).then().statusCode(200).body("slug", equalTo("\u00fcber"));
        }
    }
}
