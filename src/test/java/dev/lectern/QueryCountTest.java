package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many SQL queries a read makes, on first sight: the same for a course of 2 lessons and of 60. */
@QuarkusTest
class QueryCountTest {

    private static TestCourse small;
    private static TestCourse large;

    @Inject
    SessionFactory sessions;

    @ParameterizedTest(name = "{0} makes {1} queries")
    @CsvSource({
        "'',                                                      2",
        "/outline?depth=module,                                   3",
        "/outline,                                                4",
        "/outline?depth=section,                                  5",
        "/lessons?limit=100,                                      2",
        "/lessons?limit=100&sort=-title&tag=even&language=rust,   2",
        "'/lessons?limit=100&include=sections,codeBlocks',        5",
        "/lessons/lesson-1,                                       6",
        "'/lessons/lesson-1?fields=title,next',                   3",
        "/lessons/lesson-1/sections?limit=100,                    3",
        "/lessons/lesson-1/sections/section-1,                    3",
        "/lessons/linking,                                        7",
        "/lessons/linking/sections?limit=100,                     4",
        "/lessons/linking/sections/linking,                       4",
        "/lessons/linking/links?limit=100,                        3",
        "/lessons/lesson-1/backlinks?limit=100,                   3",
        "/assets/img.png,                                         3",
        "/lessons/lesson-1/code-blocks?limit=100,                 3",
        "/lessons/lesson-1/code-blocks/1,                         3",
        "/releases,                                               2",
        "/releases/1,                                             2",
        "/releases/1/changes?limit=100,                           6",
        "/releases/2/changes?limit=100,                           9",
    })
    void courseReadMakesAConstantNumberOfQueries(String path, int queries) {
        ingest();
        assertThat(queries(small.url(path))).isEqualTo(queries);
        assertThat(queries(large.url(path))).isEqualTo(queries);
    }

    @ParameterizedTest(name = "{0} makes {1} queries")
    @CsvSource({
        "/api/v1/courses?sort=title,                       3",
        "/api/v1/code-blocks?language=rust&limit=100&q=let, 2",
        "/api/v1/search?q=words&limit=100,                 3",
        "/api/v1/ingestions?limit=50,                      1",
        "/api/v1/changes?limit=100,                        7",
    })
    void readAcrossCoursesMakesAConstantNumberOfQueries(String url, int queries) {
        ingest();
        assertThat(queries(url)).isEqualTo(queries);
    }

    @ParameterizedTest(name = "{0} of a course with drafts makes {1} queries")
    @CsvSource({
        "'',                                                3",
        "/outline?depth=section,                            5",
        "/lessons?limit=100,                                2",
        "/lessons/lesson-1,                                 6",
        "/lessons/linking,                                  7",
        "/assets/img.png,                                   3",
        "/releases,                                         3",
        "/releases/1,                                       3",
        "/releases/1/changes?limit=100,                     7",
    })
    void courseWithDraftsIsReadWithAConstantNumberOfQueries(String path, int queries) {
        for (int lessons : new int[] {2, 30}) {
            TestCourse course = TestCourse.named("hides").file("draft.md", "---\ndraft: true\n---\n# D\n");
            write(course, "hides", lessons, "Some words.");
            assertThat(queries(course.url(path))).isEqualTo(queries);
        }
    }

    @ParameterizedTest(name = "a known answer of {0} costs 1 query")
    @CsvSource({"/outline?depth=section", "/lessons?limit=100", "/lessons/lesson-1"})
    void knownAnswerCostsOneQuery(String path) {
        ingest();
        String tag = given().get(large.url(path)).header("ETag");
        assertThat(queries(large.url(path))).as("rendered before").isEqualTo(1);
        sessions.getStatistics().clear();
        given().header("If-None-Match", tag).get(large.url(path)).then().statusCode(304);
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isEqualTo(1);
    }

    private long queries(String url) {
        sessions.getStatistics().clear();
        (url.startsWith("/api/v1/ingestions") ? TestTokens.asAdmin() : given())
                .get(url)
                .then()
                .statusCode(200);
        return sessions.getStatistics().getPrepareStatementCount();
    }

    private static void ingest() {
        if (small == null) {
            small = course("small", 2);
            large = course("large", 60);
            TestCourse hiding = TestCourse.named("hiding");
            hiding.file("course.yaml", "title: '!'\n")
                    .file("a.md", "---\ndraft: true\n---\n# A\n")
                    .ingest();
        }
    }

    private static TestCourse course(String name, int lessons) {
        TestCourse course = TestCourse.named(name);
        write(course, name, lessons, "Other words.");
        write(course, name, lessons, "Some words.");
        return course;
    }

    private static void write(TestCourse course, String name, int lessons, String words) {
        for (int i = 1; i <= lessons; i++) {
            StringBuilder text =
                    new StringBuilder("---\ntags: [even]\norder: %d\n---\n# Lesson %d of %s\n".formatted(i, i, name));
            for (int section = 1; section <= lessons; section++) {
                text.append("\n## Section %d\n\n%s\n\n```rust\nlet x = %d;\n```\n".formatted(section, words, section));
            }
            course.file((i % 2 == 0 ? "module/" : "") + "lesson-" + i + ".md", text.toString());
        }
        course.file("img.png", new byte[] {1})
                .file(
                        "linking.md",
                        "# Linking\n\n" + "[one](lesson-1.md#section-1) ![two](img.png) ".repeat(lessons) + "\n")
                .ingest();
    }
}
