package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.ingestion.IngestionState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts are in releases, and only those who may preview the course see anything of them. */
@QuarkusTest
class DraftTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/outline",
                "/outline?depth=section",
                "/outline?depth=module",
                "/lessons",
                "/lessons?include=sections,codeBlocks&format=html,markdown,text,mdast",
                "/lessons?tag=secret",
                "/lessons?language=cobol",
                "/lessons/a",
                "/lessons/a?include=body&format=html,markdown,text,mdast",
                "/lessons/z",
                "/lessons/a/sections",
                "/lessons/a/links",
                "/lessons/z/backlinks",
                "/lessons/a/code-blocks",
                "/releases",
                "/releases/1",
                "/releases/1/changes?from=0",
                "/releases/2/changes",
                "/releases/1/changes?from=2",
            })
    void readersSeeNothingOfADraft(String path) {
        TestCourse course = course("drafts");
        for (String release : new String[] {"", "release=1"}) {
            String pinned = path.startsWith("/releases") || release.isEmpty()
                    ? path
                    : path + (path.contains("?") ? "&" : "?") + release;
            String seen = given().get(course.url(pinned))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(seen).doesNotContainIgnoringCase("hidden title", "cobol", "mystery", "only-hidden");
        }
    }

    @Test
    void countsAreOfWhatIsSeen() {
        TestCourse course = course("counts");
        JsonPath readers = given().get(course.url("")).jsonPath();
        JsonPath preview = preview().get(course.url("")).jsonPath();
        assertThat(readers.getInt("lessonCount")).isEqualTo(2);
        assertThat(preview.getInt("lessonCount")).isEqualTo(3);
        assertThat(readers.getInt("codeBlockCount")).isEqualTo(1);
        assertThat(preview.getInt("codeBlockCount")).isEqualTo(2);
        assertThat(readers.getInt("assetCount")).isEqualTo(1);
        assertThat(preview.getInt("assetCount")).isEqualTo(2);
        assertThat(readers.getInt("sectionCount")).isEqualTo(2);
        assertThat(readers.getInt("wordCount")).isLessThan(preview.getInt("wordCount"));
        given().get(course.url("/releases")).then().body("items.lessonCount", equalTo(List.of(2, 2)));
        preview().get(course.url("/releases")).then().body("items.lessonCount", equalTo(List.of(3, 3)));
        given().get(course.url("/outline")).then().body("items.find { it.type == 'module' }.lessonCount", equalTo(0));
        preview()
                .get(course.url("/outline"))
                .then()
                .body("items.find { it.type == 'module' }.lessonCount", equalTo(1))
                .body("items.find { it.type == 'module' }.items[0].draft", equalTo(true));
        List<String> items = given().get("/api/v1/courses?limit=100&fields=slug,lessonCount")
                .jsonPath()
                .getList("items.findAll { it.slug == '%s' }.lessonCount".formatted(course.slug()));
        assertThat(items).isEqualTo(List.of(2));
        given().get(course.url("/releases/1/changes?from=0&type=lesson")).then().body("total", equalTo(2));
    }

    @Test
    void draftIsNowhereToBeFound() {
        TestCourse course = course("nowhere");
        JsonPath lesson = preview().get(course.url("/lessons/m.hidden")).jsonPath();
        assertThat(lesson.getBoolean("draft")).isTrue();
        for (String url : List.of(
                course.url("/lessons/m.hidden"),
                course.url("/lessons/m.hidden?release=1"),
                course.url("/lessons/m.hidden/sections"),
                course.url("/lessons/m.hidden/sections/mystery"),
                course.url("/lessons/m.hidden/code-blocks/1"),
                course.url("/lessons/m.hidden/links"),
                course.url("/lessons/m.hidden/backlinks"),
                course.url("/lessons/formerly"),
                course.url("/assets/only-hidden.png"),
                "/api/v1/lessons/" + lesson.getString("id"),
                "/api/v1/sections/" + lesson.getString("sections[0].id"),
                "/api/v1/code-blocks/" + lesson.getString("codeBlocks[0].id"))) {
            given().redirects()
                    .follow(false)
                    .get(url)
                    .then()
                    .statusCode(404)
                    .body("detail", not(containsString("Hidden title")));
            assertThat(preview().redirects().follow(false).get(url).statusCode())
                    .as(url)
                    .isIn(200, 308);
        }
        given().get(course.url("/assets/shown.png")).then().statusCode(200);
    }

    @Test
    void searchAndCodeBlocksAcrossCoursesKnowNoDrafts() {
        TestCourse course = course("across");
        String search = "/api/v1/search?course=%s&q=".formatted(course.slug());
        given().get(search + "mystery").then().body("total", equalTo(0)).body("facets.kind", hasSize(0));
        preview().get(search + "mystery").then().body("total", equalTo(2));
        String blocks = "/api/v1/code-blocks?course=" + course.slug();
        given().get(blocks).then().body("items", hasSize(1));
        preview().get(blocks).then().body("items", hasSize(2));
    }

    @Test
    void neighboursAreThoseThatAreSeen() {
        TestCourse course = course("neighbours");
        given().get(course.url("/lessons/a")).then().body("next.slug", equalTo("z"));
        given().get(course.url("/lessons/z")).then().body("previous.slug", equalTo("a"));
        preview().get(course.url("/lessons/a")).then().body("next.slug", equalTo("m.hidden"));
    }

    @Test
    void linkToADraftIsWrittenAsItsAuthorWroteIt() {
        TestCourse course = course("links");
        given().get(course.url("/lessons/a"))
                .then()
                .body("sections[0].html", containsString("href=\"m/hidden.md\""))
                .body("sections[0].html", not(containsString("data-lesson")));
        given().get(course.url("/lessons/a/links"))
                .then()
                .body("items[0].state", equalTo("broken"))
                .body("items[0].lesson", nullValue());
        preview().get(course.url("/lessons/a/links")).then().body("items[0].state", equalTo("resolved"));
    }

    @Test
    void previewIsKeptByNobodyAndServedToNobodyElse() {
        TestCourse course = course("private");
        for (String path : List.of("/lessons?release=1", "/outline", "/assets/only-hidden.png?release=1")) {
            Response preview = preview().get(course.url(path));
            assertThat(preview.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(preview.header("Vary")).contains("Authorization");
        }
        String tag = preview().get(course.url("/lessons")).header("ETag");
        given().header("If-None-Match", tag)
                .get(course.url("/lessons"))
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        preview()
                .header("If-None-Match", tag)
                .get(course.url("/lessons"))
                .then()
                .statusCode(304);
        given().get(course.url("/lessons?release=1"))
                .then()
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", containsString("Authorization"));
    }

    @Test
    void publishedDraftIsTheSameLesson() {
        TestCourse course = course("published");
        String id = preview().get(course.url("/lessons/m.hidden")).jsonPath().getString("id");
        course.file("m/hidden.md", "# Hidden title\n\n## Mystery\n\n```cobol\nSTOP RUN.\n```\n")
                .ingest();
        given().get(course.url("/lessons/m.hidden")).then().statusCode(200).body("id", equalTo(id));
        given().get(course.url("/lessons/m.hidden?release=2")).then().statusCode(404);
        given().get(course.url("/releases/3/changes?type=lesson"))
                .then()
                .body("items.change", equalTo(List.of("added")));
        course.file("m/hidden.md", "---\ndraft: true\n---\n# Hidden title\n").ingest();
        given().get(course.url("/lessons/m.hidden")).then().statusCode(410).body("lastRelease", equalTo(3));
    }

    @Test
    void courseOfDraftsIsPublishedAndEmpty() {
        TestCourse course = TestCourse.named("empty").file("a.md", "---\ndraft: true\n---\n# A\n");
        assertThat(course.ingest().state()).isEqualTo(IngestionState.SUCCEEDED);
        given().get(course.url("")).then().statusCode(200).body("lessonCount", equalTo(0));
        given().get(course.url("/lessons")).then().body("items", hasSize(0));
        given().get(course.url("/outline")).then().body("items", hasSize(0));
        preview().get(course.url("/lessons")).then().body("items", hasSize(1));
    }

    /** Two releases of a course with a draft between two lessons, one of which links to it. */
    private static TestCourse course(String name) {
        TestCourse course = TestCourse.named(name)
                .file("a.md", "# A\n\n[this](m/hidden.md) ![](shown.png)\n\n```rust\nlet x;\n```\n")
                .file(
                        "m/hidden.md",
                        "---\ndraft: true\ntags: [secret]\naliases: [formerly]\n---\n# Hidden title\n\n## Mystery\n\n"
                                + "[z](../z.md) ![](../only-hidden.png)\n\n```cobol\nMYSTERY.\n```\n")
                .file("module.yaml", "")
                .file("z.md", "# Z\n\nOne.\n")
                .file("shown.png", new byte[] {1})
                .file("only-hidden.png", new byte[] {2});
        course.ingest();
        course.file("z.md", "# Z\n\nTwo.\n").ingest();
        return course;
    }

    private static RequestSpecification preview() {
        return given().header("Authorization", "Bearer test-admin-token");
    }
}
