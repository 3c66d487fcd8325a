package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Conditional requests, cache headers and compression. */
@QuarkusTest
class CachingTest {

    @Test
    void knownRepresentationIsNotSentAgainUntilTheCourseChanges() {
        TestCourse course = TestCourse.named("caching").file("a.md", "# A\n\nOne.\n");
        course.ingest();
        Response first = given().get(course.url("/lessons/a"));
        String tag = first.header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            given().header("If-None-Match", known)
                    .get(course.url("/lessons/a"))
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
        }
        given().header("If-None-Match", "\"other\"")
                .get(course.url("/lessons/a"))
                .then()
                .statusCode(200);
        given().header("If-None-Match", "*")
                .get(course.url("/lessons/b"))
                .then()
                .statusCode(404);

        course.file("a.md", "# A\n\nTwo.\n").ingest();
        given().header("If-None-Match", tag)
                .get(course.url("/lessons/a"))
                .then()
                .statusCode(200)
                .body("sections[0].html", containsString("Two."));
    }

    @Test
    void pinnedReleaseStaysAsItWasAndMayBeCachedForEver() {
        TestCourse course = TestCourse.named("pinning").file("a.md", "# A\n\nOne.\n");
        course.ingest();
        String before =
                given().queryParam("release", 1).get(course.url("/lessons/a")).asString();
        course.file("a.md", "# A\n\nTwo.\n").file("b.md", "# B\n").ingest();

        given().queryParam("release", 1)
                .get(course.url("/lessons/a"))
                .then()
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body(equalTo(before));
        given().queryParam("release", 1).get(course.url("/lessons/b")).then().statusCode(404);
        given().queryParam("release", 2).get(course.url("/lessons/b")).then().statusCode(200);
        given().queryParam("release", 3)
                .get(course.url("/lessons/b"))
                .then()
                .statusCode(404)
                .body("code", equalTo("release-not-found"));
    }

    @Test
    void pagesOfOneListComeFromOneRelease() {
        TestCourse course = TestCourse.named("paging").file("a.md", "# A\n").file("b.md", "# B\n");
        course.ingest();
        String next = given().queryParam("limit", 1)
                .get(course.url("/lessons"))
                .jsonPath()
                .getString("next");
        course.file("b.md", "# B, renamed\n").ingest();
        given().queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(course.url("/lessons"))
                .then()
                .body("items[0].title", equalTo("B"))
                .body("items[0].release", equalTo(1));
    }

    @Test
    void largeAnswersAreCompressedUnderATagOfTheirOwn() throws IOException, InterruptedException {
        TestCourse course = TestCourse.named("gzip").file("a.md", "# A\n\n" + "Many words. ".repeat(500));
        course.ingest();
        HttpResponse<byte[]> plain = get(course.url("/lessons/a"));
        HttpResponse<byte[]> gzip = get(course.url("/lessons/a"), "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        String tag = gzip.headers().firstValue("ETag").orElseThrow();
        assertThat(tag)
                .isEqualTo(plain.headers().firstValue("ETag").orElseThrow().replaceAll("\"$", "-gzip\""));
        assertThat(gzip.headers().allValues("Vary"))
                .anySatisfy(vary -> assertThat(vary).contains("Accept-Encoding"));
        assertThat(get(course.url("/lessons/a"), "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(get(course.url("/lessons/a"), "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    /** REST-assured would ask for compression by itself, and undo it. */
    private static HttpResponse<byte[]> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
