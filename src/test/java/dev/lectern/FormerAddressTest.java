package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.ingestion.Ingestion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is answered at addresses that had their time. */
@QuarkusTest
class FormerAddressTest {

    private static final String SPAWNING = """
            ## Spawning

            A new thread runs a closure that may outlive the function which started it, and can be joined later on.

            ```rust
            let handle = thread::spawn(|| work());
            ```
            """;

    private static final String JOINING = """
            ## Joining

            Joining a handle blocks the caller until the closure has ended, and hands over whatever it returned to it.
            """;

    private static final String CHANNELS = """
            ## Channels

            Whatever is sent into one end of a channel comes out of the other end, and the sender gives up ownership.
            """;

    @Test
    void oldSlugLeadsToTheNewOneWithTheRestOfTheAddress() {
        TestCourse course = TestCourse.named("renamed-lesson").file("basics/threads.md", "# Threads\n\n" + SPAWNING);
        course.ingest();
        course.remove("basics/threads.md")
                .file("intro/threads.md", "# Threads\n\n" + SPAWNING)
                .ingest();
        course.remove("intro/threads.md")
                .file("concurrency.md", "# Threads\n\n" + SPAWNING)
                .ingest();
        for (String old : List.of("basics.threads", "intro.threads")) {
            for (String rest : List.of(
                    "",
                    "?fields=title&format=text",
                    "/sections",
                    "/sections?limit=2",
                    "/sections/spawning",
                    "/sections/spawning?format=markdown,text",
                    "/code-blocks",
                    "/code-blocks/1")) {
                assertMoved(course, "/lessons/" + old + rest, "/lessons/concurrency" + rest);
            }
        }
        given().filter(new ContractFilter())
                .redirects()
                .follow(false)
                .head(course.url("/lessons/basics.threads"))
                .then()
                .statusCode(308);
    }

    @Test
    void pinnedReleaseAnswersWithTheAddressesItHas() {
        TestCourse course = TestCourse.named("pinned").file("a.md", "# Threads\n\n" + SPAWNING);
        course.ingest();
        course.remove("a.md").file("b.md", "# Threads\n\n" + SPAWNING).ingest();
        course.remove("b.md")
                .file("c.md", "# Threads\n\n" + SPAWNING.replace("## Spawning", "## Starting"))
                .file("new.md", "# New\n")
                .ingest();
        assertMoved(course, "/lessons/a?release=2", "/lessons/b?release=2");
        assertMoved(course, "/lessons/c?release=1", "/lessons/a?release=1");
        assertMoved(course, "/lessons/c/sections/starting?release=1", "/lessons/a/sections/spawning?release=1");
        get(course, "/lessons/a?release=1").then().statusCode(200);
        get(course, "/lessons/new?release=2").then().statusCode(404).body("code", equalTo("lesson-not-found"));
    }

    @Test
    void aliasLeadsToTheLessonThatNamesItAndALiveAddressWins() {
        TestCourse course = TestCourse.named("aliases")
                .file("01-a.md", "---\naliases: [/old/page.html, b]\n---\n# A\n")
                .file("02-b.md", "# B\n")
                .file("03-c.md", "---\naliases:\n  - b\n  - old/page\n---\n# C\n");
        Ingestion ingestion = course.ingest();
        assertMoved(course, "/lessons/old.page", "/lessons/a");
        get(course, "/lessons/b").then().statusCode(200).body("title", equalTo("B"));
        assertThat(ingestion.diagnostics())
                .extracting(found -> "%s %s:%d:%d %s"
                        .formatted(found.code(), found.file(), found.line(), found.column(), found.message()))
                .containsExactly(
                        "alias-clash 01-a.md:2:27 The alias 'b' is the address of 02-b.md",
                        "alias-clash 03-c.md:3:5 The alias 'b' is the address of 02-b.md",
                        "alias-clash 03-c.md:4:5 The alias 'old.page' is already one of 01-a.md");
    }

    @Test
    void oldAnchorLeadsToTheSectionWhereverItIs() {
        TestCourse course = TestCourse.named("anchors")
                .file("threads.md", "# Threads\n\n" + SPAWNING + "\n" + JOINING + "\n" + CHANNELS)
                .file("messages.md", "# Messages\n\nText.\n");
        course.ingest();
        String id = get(course, "/lessons/threads/sections/channels").path("id");
        course.file("threads.md", "# Threads\n\n" + SPAWNING.replace("## Spawning", "## Starting") + "\n" + JOINING)
                .file("messages.md", "# Messages\n\nText.\n\n" + CHANNELS.replace("## Channels", "## Sending"))
                .ingest();
        assertMoved(course, "/lessons/threads/sections/spawning", "/lessons/threads/sections/starting");
        assertMoved(
                course,
                "/lessons/threads/sections/channels?format=text",
                "/lessons/messages/sections/sending?format=text");
        given().filter(new ContractFilter())
                .get("/api/v1/sections/" + id)
                .then()
                .statusCode(200)
                .body("anchor", equalTo("sending"))
                .body("lesson.slug", equalTo("messages"));

        course.remove("messages.md")
                .file("threads.md", "# Threads\n\n" + SPAWNING + "\n" + JOINING + "\n" + CHANNELS)
                .ingest();
        assertMoved(course, "/lessons/messages/sections/sending", "/lessons/threads/sections/channels");
        get(course, "/lessons/threads/sections/spawning").then().statusCode(200);
        assertGone(get(course, "/lessons/messages"), "lesson-gone", 2);
        assertGone(get(course, "/lessons/messages/sections/never"), "lesson-gone", 2);
        assertGone(get(course, "/lessons/messages/code-blocks/1"), "lesson-gone", 2);
    }

    @Test
    void whatWasRemovedIsGoneWithTheReleaseThatHadItLast() {
        TestCourse course =
                TestCourse.named("gone").file("a.md", "# A\n\n" + JOINING).file("b.md", "# B\n\n" + SPAWNING);
        course.ingest();
        String lesson = get(course, "/lessons/b").path("id");
        String section = get(course, "/lessons/b/sections/spawning").path("id");
        String codeBlock = get(course, "/lessons/b/code-blocks/1").path("id");
        course.file("b.md", "# B\n\nNothing of it.\n").ingest();
        assertGone(get(course, "/lessons/b/sections/spawning"), "section-gone", 1);
        assertGone(get("/api/v1/sections/" + section), "section-gone", 1);
        assertGone(get("/api/v1/code-blocks/" + codeBlock), "code-block-gone", 1);
        get(course, "/lessons/b/code-blocks/1").then().statusCode(404).body("code", equalTo("code-block-not-found"));

        course.remove("b.md").ingest();
        assertGone(get(course, "/lessons/b"), "lesson-gone", 2);
        assertGone(get(course, "/lessons/b/sections"), "lesson-gone", 2);
        assertGone(get(course, "/lessons/b/sections/spawning"), "section-gone", 1);
        assertGone(get("/api/v1/lessons/" + lesson), "lesson-gone", 2);
        get(course, "/lessons/b?release=2").then().statusCode(200);
        get("/api/v1/sections/" + section + "?release=1").then().statusCode(200);

        course.file("c.md", "# C\n\n" + CHANNELS).ingest();
        String added = get(course, "/lessons/c").path("id");
        get("/api/v1/lessons/" + added + "?release=2").then().statusCode(404).body("code", equalTo("lesson-not-found"));
        get(course, "/lessons/c/sections/never").then().statusCode(404).body("code", equalTo("section-not-found"));
        get(course, "/lessons/never/sections/never").then().statusCode(404).body("code", equalTo("lesson-not-found"));
    }

    @Test
    void ofSeveralThatHadAnAddressTheLastOneCounts() {
        TestCourse course = TestCourse.named("reused").file("a.md", "# A\n\n" + SPAWNING + "\n" + JOINING);
        course.ingest();
        course.file("b.md", "# A\n\n" + SPAWNING + "\n" + JOINING)
                .file("a.md", "# Another\n\n" + CHANNELS)
                .ingest();
        get(course, "/lessons/a").then().statusCode(200).body("title", equalTo("Another"));
        course.remove("a.md").ingest();
        assertGone(get(course, "/lessons/a"), "lesson-gone", 2);
        assertMoved(course, "/lessons/b?release=1", "/lessons/a?release=1");
    }

    @Test
    void addressInAnotherScriptIsEncoded() {
        TestCourse course = TestCourse.named("scripts").file("fäden.md", "# Fäden\n\n" + SPAWNING);
        course.ingest();
        course.remove("fäden.md")
                .file("потоки.md", "# Fäden\n\n" + SPAWNING.replace("## Spawning", "## Über"))
                .ingest();
        assertThat(get(course, "/lessons/f%C3%A4den/sections/spawning").header("Location"))
                .isEqualTo(course.url("/lessons/%D0%BF%D0%BE%D1%82%D0%BE%D0%BA%D0%B8/sections/%C3%BCber"));
    }

    private static void assertMoved(TestCourse course, String from, String to) {
        Response moved = get(course, from);
        assertThat(moved.statusCode()).as(from).isEqualTo(308);
        assertThat(moved.header("Location")).isEqualTo(course.url(to));
        assertThat(moved.header("Cache-Control")).isEqualTo("no-cache");
        get(course, to).then().statusCode(200);
    }

    private static void assertGone(Response gone, String code, int lastRelease) {
        gone.then()
                .statusCode(410)
                .header("Cache-Control", "no-cache")
                .body("code", equalTo(code))
                .body("lastRelease", equalTo(lastRelease))
                .body("detail", containsString("release=" + lastRelease));
    }

    private static Response get(TestCourse course, String path) {
        return get(course.url(path));
    }

    private static Response get(String url) {
        return given().filter(new ContractFilter())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(url);
    }
}
