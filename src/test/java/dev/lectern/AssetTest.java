package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.ingestion.Ingestion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that lessons refer to, from the source to what readers get. */
@QuarkusTest
class AssetTest {

    private static final String SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private static RequestSpecification request() {
        return given().filter(new ContractFilter());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatLessonsReferToIsServedAsItIsAndNothingElse() {
        byte[] image = bytes(700_000);
        TestCourse course = TestCourse.named("assets")
                .file("a.md", "![x](img/ä%20b.png)\n\n<img src=\"img/c.svg\">\n\n[code](code/main.rs#L3)\n")
                .file("img/ä b.png", image)
                .file("img/c.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
                .file("img/unused.png", bytes(10))
                .file("code/main.rs", "fn main() {}\n");
        Ingestion ingestion = course.ingest();
        assertThat(ingestion.diagnostics()).isEmpty();
        assertThat(ingestion.counts().assets()).isEqualTo(3);
        request().get(course.url("")).then().body("assetCount", equalTo(3));
        request().get(course.url("/releases/1")).then().body("assetCount", equalTo(3));

        String html =
                request().accept("text/html").get(course.url("/lessons/a")).asString();
        assertThat(html)
                .contains("src=\"" + course.url("/assets/img/%C3%A4%20b.png") + "\"")
                .contains("href=\"" + course.url("/assets/code/main.rs#L3") + "\"");
        Response png = request().urlEncodingEnabled(false).get(course.url("/assets/img/%C3%A4%20b.png"));
        png.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", "700000")
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", nullValue());
        assertThat(png.asByteArray()).isEqualTo(image);
        request()
                .get(course.url("/assets/img/unused.png"))
                .then()
                .statusCode(404)
                .body("code", equalTo("asset-not-found"));
        request().get(course.url("/assets/a.md")).then().statusCode(404);
    }

    @Test
    void activeFilesRunNothingInTheOriginOfTheService() {
        TestCourse course = TestCourse.named("active")
                .file("a.md", "![x](c.svg) [page](p.html) [data](d.xml) [text](t.txt)\n")
                .file("c.svg", "<svg/>")
                .file("p.html", "<script>alert(1)</script>")
                .file("d.xml", "<a/>")
                .file("t.txt", "<script>");
        course.ingest();
        request()
                .get(course.url("/assets/c.svg"))
                .then()
                .header("Content-Type", containsString("image/svg+xml"))
                .header("Content-Security-Policy", SANDBOX)
                .header("Content-Disposition", nullValue());
        for (String file : List.of("p.html", "d.xml")) {
            request()
                    .get(course.url("/assets/" + file))
                    .then()
                    .header("Content-Security-Policy", SANDBOX)
                    .header("Content-Disposition", "attachment; filename*=UTF-8''" + file);
        }
        request()
                .get(course.url("/assets/t.txt"))
                .then()
                .header("Content-Type", containsString("text/plain"))
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void partsAreServedAndWhatIsKnownIsNotSentAgain() {
        byte[] bytes = bytes(600_000);
        TestCourse course =
                TestCourse.named("ranges").file("a.md", "[x](x.zip)\n").file("x.zip", bytes);
        course.ingest();
        String url = course.url("/assets/x.zip");
        String tag = request().get(url).header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            request()
                    .header("If-None-Match", known)
                    .get(url)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
        }
        assertRange(url, "bytes=0-0", bytes, 0, 1);
        assertRange(url, "bytes=262143-262145", bytes, 262_143, 262_146);
        assertRange(url, "bytes=599990-", bytes, 599_990, 600_000);
        assertRange(url, "bytes=599990-9999999", bytes, 599_990, 600_000);
        assertRange(url, "bytes=-300000", bytes, 300_000, 600_000);
        assertRange(url, "bytes=-9999999", bytes, 0, 600_000);
        request()
                .header("Range", "bytes=10-20")
                .header("If-Range", tag)
                .get(url)
                .then()
                .statusCode(206);
        for (String whole : List.of("bytes=1-2,4-5", "lines=1-2", "bytes=5-2", "bytes=-", "bytes=a-b")) {
            request().header("Range", whole).get(url).then().statusCode(200).header("Content-Length", "600000");
        }
        request()
                .header("Range", "bytes=10-20")
                .header("If-Range", "\"other\"")
                .get(url)
                .then()
                .statusCode(200);
        for (String outside : List.of("bytes=600000-", "bytes=-0")) {
            request()
                    .header("Range", outside)
                    .get(url)
                    .then()
                    .statusCode(416)
                    .header("Content-Range", "bytes */600000")
                    .body("code", equalTo("range-not-satisfiable"));
        }
        Response head = request().head(url);
        head.then().statusCode(200).header("Content-Length", "600000").header("ETag", tag);
    }

    private static void assertRange(String url, String range, byte[] bytes, int start, int end) {
        Response part = request().header("Range", range).get(url);
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes %d-%d/%d".formatted(start, end - 1, bytes.length))
                .header("Content-Length", Integer.toString(end - start));
        assertThat(part.asByteArray()).as(range).isEqualTo(Arrays.copyOfRange(bytes, start, end));
    }

    @Test
    void bytesAreKeptOnceAndPinnedReleasesKeepTheirs() {
        byte[] bytes = bytes(1_000);
        TestCourse course = TestCourse.named("asset-releases")
                .file("a.md", "![x](x.png) ![y](y.png)\n")
                .file("x.png", bytes)
                .file("y.png", bytes);
        course.ingest();
        assertThat(rows(course)).isEqualTo(2);
        assertThat(course.ingest().release()).isEqualTo(1);

        course.file("x.png", "other").ingest();
        assertThat(rows(course)).isEqualTo(3);
        request().get(course.url("/assets/x.png")).then().body(equalTo("other"));
        Response pinned = request().queryParam("release", 1).get(course.url("/assets/x.png"));
        pinned.then().header("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(pinned.asByteArray()).isEqualTo(bytes);

        course.file("a.md", "![x](x.png)\n").ingest();
        request().get(course.url("/assets/y.png")).then().statusCode(404);
        request()
                .queryParam("release", 2)
                .get(course.url("/assets/y.png"))
                .then()
                .statusCode(200);
    }

    @Test
    void assetThatMovesKeepsItsId() {
        TestCourse course =
                TestCourse.named("asset-move").file("a.md", "![x](x.png)\n").file("x.png", bytes(50));
        course.ingest();
        course.file("a.md", "![x](img/z.png)\n")
                .remove("x.png")
                .file("img/z.png", bytes(50))
                .ingest();
        course.file("a.md", "![x](img/z.png) ![x](x.png)\n")
                .file("x.png", bytes(60))
                .ingest();
        assertThat(Database.number(
                        "select count(distinct asset_id) * 10 + count(*) from asset_version v join course c"
                                + " on c.id = v.course_id where c.slug = ?",
                        course.slug()))
                .isEqualTo(23);
    }

    private static long rows(TestCourse course) {
        return Database.number(
                "select count(*) from asset_version v join course c on c.id = v.course_id where c.slug = ?",
                course.slug());
    }

    @Test
    void whatTheLimitsForbidIsToldWhereItIsReferredTo() throws IOException {
        TestCourse course = TestCourse.named("asset-limits")
                .file("a.md", "[a](a.exe)\n[b](b.zip)\n[c](c.png)\n[d](d.png)\n")
                .file("a.exe", bytes(10))
                .file("b.zip", bytes(11 * 1024 * 1024))
                .file("d.png", bytes(10));
        Files.createSymbolicLink(
                course.folder().resolve("c.png"), course.folder().resolve("d.png"));
        Ingestion ingestion = course.ingest();
        assertThat(ingestion.release()).isEqualTo(1);
        assertThat(ingestion.counts().assets()).isEqualTo(1);
        assertThat(ingestion.diagnostics())
                .filteredOn(found -> found.file().equals("a.md"))
                .extracting(found -> "%s:%d:%d".formatted(found.code(), found.line(), found.column()))
                .containsExactly("asset-refused:1:5", "asset-refused:2:5", "asset-refused:3:5");
        request().get(course.url("/assets/c.png")).then().statusCode(404);
    }

    @Test
    void pathsThatTryToLeaveTheCourseLeadNowhere() throws IOException {
        TestCourse course =
                TestCourse.named("traversal").file("a.md", "[x](x.txt)\n").file("x.txt", "x");
        course.ingest();
        for (String path : List.of(
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cx", "x.txt%00.png", "%00", "/etc/passwd", "%c0%ae%c0%ae/x")) {
            assertThat(status(course.url("/assets/" + path))).as(path).isIn(400, 404);
        }
        assertThat(status(course.url("/assets/%78.txt"))).isEqualTo(200);
    }

    /** Over a bare socket, since clients tidy addresses up. */
    private static int status(String url) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\nHost: x\r\n\r\n".formatted(url).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
