package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden is answered as what never was, byte for byte: nobody finds out that it is there by asking for it. */
@QuarkusTest
class HiddenLessonTest {

    /** No lesson, section or code block has it. */
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    private static final List<String> QUERIES =
            List.of("", "?release=1", "?release=999", "?fields=title", "?unknown=1");

    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of(),
            Map.of("Accept", "text/plain"),
            Map.of("Accept", "application/json;q=0"),
            Map.of("If-None-Match", "*"),
            Map.of("Accept-Encoding", "gzip"));

    private static TestCourse course;

    @BeforeEach
    void ingest() {
        if (course == null) {
            course = TestCourse.named("secrets")
                    .file("a.md", "# A\n\n[there](waiting.md) [nowhere](absentx.md) ![](only.png)\n")
                    .file("drafted.md", "---\ndraft: true\naliases: [earlier]\n---\n" + lesson("![](hidden.png)"))
                    .file("waiting.md", "---\npublishAt: 2999-01-01T00:00:00Z\n---\n" + lesson("[a](a.md)"))
                    .file("expired.md", "---\nexpireAt: 2001-01-01T00:00:00Z\n---\n" + lesson("One."))
                    .file("only.png", new byte[] {1})
                    .file("hidden.png", new byte[] {2});
            course.ingest();
            course.file("b.md", "# B\n").ingest();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafted", "waiting", "expired"})
    void hiddenIdIsAnsweredAsOneThatNeverWas(String slug) {
        JsonPath lesson = TestTokens.asAdmin()
                .get(course.url("/lessons/" + slug))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertSame("/api/v1/lessons/", lesson.getString("id"), UNKNOWN, 404);
        assertSame("/api/v1/sections/", lesson.getString("sections[1].id"), UNKNOWN, 404);
        assertSame("/api/v1/code-blocks/", lesson.getString("codeBlocks[0].id"), UNKNOWN, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/sections",
                "/sections/hidden-part",
                "/code-blocks",
                "/code-blocks/1",
                "/links",
                "/backlinks"
            })
    void hiddenAddressIsAnsweredAsOneThatNeverWas(String below) {
        for (String slug : List.of("drafted", "waiting", "expired", "earlier")) {
            assertSame(course.url("/lessons/"), slug + below, "nothing" + below, 404);
        }
    }

    @Test
    void assetOfHiddenLessonsIsAnsweredAsOneThatNeverWas() {
        assertSame(course.url("/assets/"), "hidden.png", "absent.png", 404);
    }

    @Test
    void linkToAHiddenLessonIsToldAsOneThatLeadsNowhere() {
        JsonPath links = given().get(course.url("/lessons/a/links")).jsonPath();
        Map<String, Object> hidden = links.getMap("items[0]");
        Map<String, Object> broken = links.getMap("items[1]");
        for (String member : hidden.keySet()) {
            if (!List.of("number", "url", "href", "text", "column").contains(member)) {
                assertThat(hidden).as(member).containsEntry(member, broken.get(member));
            }
        }
        assertThat(hidden).containsEntry("href", "waiting.md");
        assertThat(broken).containsEntry("href", "absentx.md");
    }

    /** The lesson is known, and so are its other parts. */
    @Test
    void hiddenPartOfALessonThatWasPublishedIsAnsweredAsOneThatNeverWas() {
        TestCourse partly = TestCourse.named("partly").file("a.md", lesson("One."));
        partly.ingest();
        partly.file("a.md", "---\ndraft: true\n---\n" + lesson("One.") + "\n## New\n\nTwo.\n\n```c\nint two;\n```\n")
                .ingest();
        JsonPath lesson = TestTokens.asAdmin().get(partly.url("/lessons/a")).jsonPath();
        String section = lesson.getString("sections.find { it.anchor == 'new' }.id");
        String codeBlock = lesson.getString("codeBlocks.find { it.language == 'c' }.id");
        assertSame("/api/v1/sections/", section, UNKNOWN, 404);
        assertSame("/api/v1/code-blocks/", codeBlock, UNKNOWN, 404);
        given().get("/api/v1/lessons/" + lesson.getString("id")).then().statusCode(410);
        given().get("/api/v1/sections/" + lesson.getString("sections[1].id"))
                .then()
                .statusCode(410);
        TestTokens.asAdmin().get("/api/v1/sections/" + section).then().statusCode(200);
    }

    /** Asks for both in many ways, and compares all there is to see. */
    private static void assertSame(String address, String hidden, String unknown, int status) {
        for (String query : QUERIES) {
            for (Map<String, String> headers : HEADERS) {
                Response one = get(address + hidden + query, headers);
                Response other = get(address + unknown + query, headers);
                assertThat(one.statusCode())
                        .as("%s%s%s with %s: %s", address, hidden, query, headers, one.asString())
                        .isEqualTo(other.statusCode());
                assertThat(told(one, hidden)).isEqualTo(told(other, unknown));
            }
        }
        assertThat(get(address + hidden, Map.of()).statusCode()).isEqualTo(status);
    }

    private static Response get(String address, Map<String, String> headers) {
        return given().redirects().follow(false).headers(headers).get(address);
    }

    /** Head and body, without what was asked for, and how long its name is. */
    private static String told(Response response, String asked) {
        String slug = asked.replaceFirst("/.*", "");
        return (response.headers().asList().stream()
                                .filter(header -> !header.getName().equalsIgnoreCase("Content-Length"))
                                .toList()
                        + response.asString())
                .replace(slug, UUID.nameUUIDFromBytes(new byte[0]).toString());
    }

    private static String lesson(String text) {
        return "# Hidden\n\n## Hidden part\n\n%s\n\n```rust\nlet hidden;\n```\n".formatted(text);
    }
}
