package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.ingestion.Ingestion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links between lessons, from the source to what readers get. */
@QuarkusTest
class LinkTest {

    private static final String LINKING = """
            # A

            See [spawning](b.md#spawning), ![a picture](img/p.png), [below](#down) and [out](https://example.org/).

            ## Down

            By reference: [b][].

            [b]: <b.md> "B"

            <p><a href="b.md?x=1#spawning">raw</a></p>
            """;

    private static RequestSpecification request() {
        return given().filter(new ContractFilter());
    }

    private static TestCourse course(String name) {
        return TestCourse.named(name)
                .file("a.md", LINKING)
                .file("b.md", "# B\n\n## Spawning\n\nBack to [a](a.md).\n")
                .file("img/p.png", new byte[] {1, 2, 3});
    }

    @Test
    void linksLeadToTheApiItselfWithTheIdsOfLessonAndSection() {
        TestCourse course = course("links");
        course.ingest();
        JsonPath b = request().get(course.url("/lessons/b")).jsonPath();
        String attributes =
                " data-lesson=\"%s\" data-section=\"%s\"".formatted(b.getString("id"), b.getString("sections[1].id"));
        JsonPath a = request()
                .queryParam("format", "html,markdown,mdast,text")
                .get(course.url("/lessons/a"))
                .jsonPath();
        assertThat(a.getString("sections[0].html"))
                .contains("<a href=\"" + course.url("/lessons/b#spawning") + "\"" + attributes + ">spawning</a>")
                .contains("<img src=\"" + course.url("/assets/img/p.png") + "\" alt=\"a picture\" />")
                .contains("<a href=\"#down\" data-lesson=\"%s\" data-section=\"%s\">below</a>"
                        .formatted(a.getString("id"), a.getString("sections[1].id")))
                .contains("<a href=\"https://example.org/\">out</a>");
        assertThat(a.getString("sections[0].markdown"))
                .contains("[spawning](" + course.url("/lessons/b#spawning") + ")")
                .contains("![a picture](" + course.url("/assets/img/p.png") + ")")
                .contains("[below](#down) and [out](https://example.org/)");
        assertThat(a.getString("sections[0].text")).doesNotContain("/api/");
        assertThat(a.<String>getList("sections[0].mdast.children[0].children.url"))
                .contains(course.url("/lessons/b#spawning"), course.url("/assets/img/p.png"), "#down");
        assertThat(a.getString("sections[0].mdast.children[0].children[1].data.hProperties.data-lesson"))
                .isEqualTo(b.getString("id"));

        assertThat(a.getString("sections[1].html"))
                .contains("<a href=\"%s\" data-lesson=\"%s\" title=\"B\">b</a>"
                        .formatted(course.url("/lessons/b"), b.getString("id")))
                .contains("<a href=\"" + course.url("/lessons/b#spawning") + "\"" + attributes + ">raw</a>");
        assertThat(a.getString("sections[1].markdown"))
                .contains("[b]: <" + course.url("/lessons/b") + "> \"B\"")
                .contains("<a href=\"" + course.url("/lessons/b#spawning") + "\">raw</a>");
        assertThat(a.getString("sections[1].mdast.children[1].value"))
                .isEqualTo("<p><a href=\"" + course.url("/lessons/b#spawning") + "\">raw</a></p>");
    }

    @Test
    void pinnedLinksStayInTheirRelease() {
        TestCourse course = course("pinned-links");
        course.ingest();
        String html = request()
                .queryParam("release", 1)
                .accept("text/html")
                .get(course.url("/lessons/a"))
                .asString();
        assertThat(html)
                .contains("href=\"" + course.url("/lessons/b?release=1#spawning") + "\"")
                .contains("src=\"" + course.url("/assets/img/p.png?release=1") + "\"");
        course.file("b.md", "---\nslug: other\n---\n# B\n\n## Spawning\n").ingest();
        assertThat(request()
                        .queryParam("release", 1)
                        .accept("text/html")
                        .get(course.url("/lessons/a"))
                        .asString())
                .isEqualTo(html);
    }

    @Test
    void courseSaysWhereItsLessonsAreShown() {
        TestCourse course = course("template")
                .file("course.yaml", "linkTemplate: /learn/{course}/{path}?l={lessonId}&s={sectionId}#{anchor}\n")
                .file("deep/c.md", "# C\n\n[b](../b.md#spawning), [a](../a.md), [down](#heading-ü)\n\n## Heading ü\n")
                .file("d.md", "[c](deep/c.md#heading-ü)\n");
        course.ingest();
        JsonPath b = request().get(course.url("/lessons/b")).jsonPath();
        JsonPath c = request().get(course.url("/lessons/deep.c")).jsonPath();
        assertThat(c.getString("sections[0].html"))
                .contains("href=\"/learn/%s/b?l=%s&amp;s=%s#spawning\""
                        .formatted(course.slug(), b.getString("id"), b.getString("sections[1].id")))
                .contains("/a?l=")
                .contains("href=\"#heading-%C3%BC\" data-lesson");
        request()
                .get(course.url("/lessons/d"))
                .then()
                .body(
                        "sections[0].html",
                        containsString("/learn/%s/deep/c?l=%s&amp;s=%s#heading-%%C3%%BC\""
                                .formatted(course.slug(), c.getString("id"), c.getString("sections[1].id"))));
    }

    @Test
    void templateThatCouldRunScriptIsRefused() {
        for (String template : List.of(
                "javascript:alert('{lesson}')",
                "'data:text/html,{lesson}'",
                "'{lesson}'",
                "'/a\"b'",
                "'/{lession}'",
                "'//'",
                "'https:{course}'")) {
            Ingestion ingestion = TestCourse.named("bad-template")
                    .file("course.yaml", "title: T\nlinkTemplate: " + template + "\n")
                    .file("a.md", "# A\n")
                    .ingest();
            assertThat(ingestion.release()).as(template).isNull();
            assertThat(ingestion.diagnostics())
                    .singleElement()
                    .satisfies(found -> assertThat(found.code() + " " + found.file() + ":" + found.line())
                            .isEqualTo("link-template course.yaml:2"));
        }
    }

    @Test
    void linksFollowAnAddressThatChangesWhileTheLinkingLessonStaysAsItWas() {
        TestCourse course = course("follow");
        course.ingest();
        String tag = request().get(course.url("/lessons/a")).header("ETag");
        Ingestion second =
                course.file("b.md", "---\nslug: bee\n---\n# B\n\n## Spawning\n").ingest();
        assertThat(second.counts().unchanged()).isEqualTo(1);
        assertThat(Database.number(
                        "select count(*) from lesson_version v join course c on c.id = v.course_id where c.slug = ?",
                        course.slug()))
                .isEqualTo(3);
        request()
                .header("If-None-Match", tag)
                .get(course.url("/lessons/a"))
                .then()
                .statusCode(200)
                .body("sections[0].html", containsString("href=\"" + course.url("/lessons/bee#spawning") + "\""));
    }

    @Test
    void linkToWhatWasRemovedIsBrokenFromThenOnAndWhatComesBackIsFound() {
        TestCourse course = course("removal");
        assertThat(course.ingest().diagnostics()).isEmpty();
        Ingestion second = course.remove("b.md").ingest();
        assertThat(second.diagnostics())
                .extracting(
                        found -> "%s %d:%d-%d".formatted(found.code(), found.line(), found.column(), found.endColumn()))
                .containsExactly("link-broken 3:16-29", "link-broken 9:7-11", "link-broken 11:13-30");
        assertThat(second.counts().unchanged()).isEqualTo(1);
        assertThat(second.counts().moved()).isZero();
        request()
                .get(course.url("/lessons/a"))
                .then()
                .body("sections[0].html", containsString("<a href=\"b.md#spawning\">spawning</a>"));
        request()
                .queryParam("release", 1)
                .get(course.url("/lessons/a"))
                .then()
                .body("sections[0].html", containsString("lessons/b?release=1#spawning\""));
        course.file("b.md", "# B\n\n## Spawning\n").ingest();
        request()
                .get(course.url("/lessons/a"))
                .then()
                .body("sections[0].html", containsString(course.url("/lessons/b#spawning")));
    }

    @Test
    void everyIngestionTellsWhatIsBrokenWithItsPlaceAndWhatWasMeant() {
        TestCourse course = TestCourse.named("broken")
                .file("guide/threads.md", "# Threads\n\n## Spawning a thread\n")
                .file("guide/a.md", """
                # A

                [one](thread.md), [two](threads.md#spawning-a-tread), [three](../../x.md), ![four](img/no.png),
                [five](Threads.md), [six](../threads.md), [seven](draft.md), [eight](#nowhere)
                """)
                .file("guide/draft.md", "---\ndraft: true\n---\n# D\n");
        for (int i = 0; i < 2; i++) {
            assertThat(course.ingest().diagnostics())
                    .filteredOn(found -> !found.severity().equals("info"))
                    .extracting(found -> "%s:%d:%d-%d:%d %s. %s"
                            .formatted(
                                    found.code(),
                                    found.line(),
                                    found.column(),
                                    found.endLine(),
                                    found.endColumn(),
                                    found.message(),
                                    found.hint()))
                    .containsExactly(
                            "link-broken:3:7-3:16 The link 'thread.md' leads to no lesson or file of the course."
                                    + " Did you mean 'threads.md'?",
                            "anchor-broken:3:25-3:52 The link 'threads.md#spawning-a-tread' leads to no section of"
                                    + " guide/threads.md. Did you mean 'threads.md#spawning-a-thread'?",
                            "link-broken:3:63-3:73 The link '../../x.md' leads to no lesson or file of the course."
                                    + " Correct the path, or add what it leads to",
                            "asset-missing:3:84-3:94 There is no file 'img/no.png'."
                                    + " Correct the path, or add what it leads to",
                            "link-case:4:8-4:18 The link 'Threads.md' is found only where upper and lower case are the"
                                    + " same. Write it as it is written in guide/threads.md",
                            "link-broken:4:27-4:40 The link '../threads.md' leads to no lesson or file of the course."
                                    + " Did you mean 'threads.md'?",
                            "link-broken:4:51-4:59 The link 'draft.md' leads to guide/draft.md, which is a draft."
                                    + " Publish that lesson too, or remove the link",
                            "anchor-broken:4:70-4:78 The link '#nowhere' leads to no section of guide/a.md. Write the"
                                    + " anchor of one of its headings, or give a heading this one with {#id}");
        }
    }

    @Test
    void lessonListsItsLinksInDocumentOrder() {
        TestCourse course = course("list").file("c.md", "[gone](no.md) [lead](b.md#nowhere)\n");
        course.ingest();
        String next = request()
                .queryParam("limit", 3)
                .get(course.url("/lessons/a/links"))
                .then()
                .body("items.number", contains(1, 2, 3))
                .body("items.kind", contains("link", "image", "link"))
                .body("items.state", contains("resolved", "asset", "resolved"))
                .body("items.url", contains("b.md#spawning", "img/p.png", "#down"))
                .body(
                        "items.href",
                        contains(course.url("/lessons/b#spawning"), course.url("/assets/img/p.png"), "#down"))
                .body("items.lesson.slug", contains("b", "a"))
                .body("items[0].target.anchor", equalTo("spawning"))
                .body("items[0].section.anchor", equalTo("a"))
                .body("items[0].text", equalTo("spawning"))
                .body("items[0].line", equalTo(3))
                .body("items[1].asset", equalTo("img/p.png"))
                .body("items[1].lesson", nullValue())
                .extract()
                .path("next");
        request()
                .queryParam("limit", 3)
                .queryParam("cursor", next)
                .get(course.url("/lessons/a/links"))
                .then()
                .body("items.state", contains("external", "resolved", "resolved"))
                .body("next", nullValue());
        request()
                .get(course.url("/lessons/c/links"))
                .then()
                .body("items.state", contains("broken", "resolved"))
                .body("items.href", contains("no.md", course.url("/lessons/b#nowhere")))
                .body("items[1].target", nullValue());
        request().get(course.url("/lessons/none/links")).then().statusCode(404);
    }

    @Test
    void lessonListsTheLinksThatLeadToIt() {
        TestCourse course = course("backlinks");
        course.ingest();
        String next = request()
                .queryParam("limit", 2)
                .get(course.url("/lessons/b/backlinks"))
                .then()
                .body("items.lesson.slug", contains("a", "a"))
                .body("items.text", contains("spawning", "b"))
                .body("items.section.anchor", contains("a", "down"))
                .body("items[0].target.anchor", equalTo("spawning"))
                .body("items[1].target", nullValue())
                .extract()
                .path("next");
        request()
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get(course.url("/lessons/b/backlinks"))
                .then()
                .body("items.text", contains("raw"));
        request().get(course.url("/lessons/a/backlinks")).then().body("items.lesson.slug", contains("b"));
        course.file("a.md", "# A\n\nNo link.\n").ingest();
        request().get(course.url("/lessons/b/backlinks")).then().body("items", empty());
        request()
                .queryParam("release", 1)
                .get(course.url("/lessons/b/backlinks"))
                .then()
                .body("items.size()", equalTo(3));
    }

    @Test
    void linkThatCouldRunScriptIsNotListed() {
        TestCourse course = TestCourse.named("script")
                .file(
                        "a.md",
                        "[a](javascript:x) [b](<&#9;java&#10;script:x>) [c](data:text/html,x) [d](vbscript:x) [e](e)\n");
        course.ingest();
        request().get(course.url("/lessons/a/links")).then().body("items.url", contains("e"));
    }

    @Test
    void attributesAndAddressesCanNotBeBrokenOutOf() {
        TestCourse course = TestCourse.named("injection")
                .file("a \"b&'<c>.md", "---\nslug: x\n---\n# A\n\n## \"><script>\n")
                .file("img \"&'.png", new byte[] {1})
                .file(
                        "z.md",
                        "[x](a%20%22b&amp;%27%3Cc%3E.md#%22onload='x') ![y](img%20%22%26%27.png)"
                                + " <a href='a%20%22b&amp;%27%3Cc%3E.md#%22%3E%3Cscript'>r</a>\n");
        course.ingest();
        request()
                .get(course.url("/lessons/z"))
                .then()
                .body("sections[0].html", containsString("/assets/img%20%22%26%27.png\""))
                .body("sections[0].html", containsString("/lessons/x#%22%3E%3Cscript\" data-lesson=\""))
                .body("sections[0].html", not(containsString("<script")))
                .body("sections[0].html", containsString("/lessons/x#%22onload%3D%27x%27\" data-lesson=\""));
    }
}
