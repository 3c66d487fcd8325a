package dev.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a client or an author can write makes the service fail. The seeds are fixed: a failure repeats. */
@QuarkusTest
class FuzzTest {

    private static final int REQUESTS = 1_500;
    private static final int LESSONS = 300;

    private static final List<String> PATHS = List.of(
            "/api/v1/courses",
            "/api/v1/courses/COURSE",
            "/api/v1/courses/COURSE/outline",
            "/api/v1/courses/COURSE/lessons",
            "/api/v1/courses/COURSE/lessons/a",
            "/api/v1/courses/COURSE/lessons/a/sections",
            "/api/v1/courses/COURSE/lessons/a/sections/a",
            "/api/v1/courses/COURSE/lessons/a/code-blocks",
            "/api/v1/courses/COURSE/lessons/a/code-blocks/1",
            "/api/v1/courses/COURSE/releases",
            "/api/v1/courses/COURSE/releases/1",
            "/api/v1/courses/COURSE/releases/1/changes",
            "/api/v1/changes",
            "/api/v1/lessons/00000000-0000-0000-0000-000000000000",
            "/api/v1/sections/00000000-0000-0000-0000-000000000000",
            "/api/v1/code-blocks/00000000-0000-0000-0000-000000000000",
            "/api/v1/code-blocks",
            "/api/v1/search",
            "/api/v1/ingestions",
            "/api/v1/ingestions/00000000-0000-0000-0000-000000000000");

    private static final List<String> PARAMETERS = List.of(
            "release",
            "fields",
            "include",
            "format",
            "limit",
            "cursor",
            "sort",
            "depth",
            "module",
            "tag",
            "language",
            "updatedSince",
            "q",
            "course",
            "lesson",
            "kind",
            "type",
            "change",
            "edit",
            "from",
            "unknown",
            "",
            "%00",
            "a%5B%5D");

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "1",
            "-1",
            "99999999999999999999",
            "2147483647",
            "a",
            "title",
            "-title",
            "sections.anchor",
            "a.b.c",
            "..",
            "%00",
            "%0A",
            "%ED%A0%80",
            "%FF",
            "%F0%9F%A6%80",
            "%25",
            "%27%3B%20drop%20table%20course%3B--",
            "%5C",
            "%22",
            "%22%20%22",
            "%28%29%26%7C%21%3A*",
            "or%20or%20-",
            "2026-13-01T00:00:00Z",
            "2026-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59Z",
            "html,mdast",
            "%7Bx%7D",
            "W10",
            "WyIiLCIiXQ",
            "x".repeat(3_000),
            "section",
            "codeBlock",
            "rust",
            "true",
            "null",
            "%E2%80%AE",
            "a,,b",
            ",");

    private static final List<String> FRONT_MATTER = List.of(
            "title: A",
            "title: [a, b]",
            "title: {a: b}",
            "title: null",
            "title: \"\\0\\ud800\"",
            "order: 1e400",
            "order: .nan",
            "order: 0x10",
            "order: -0",
            "order: 99999999999999999999999",
            "estimatedMinutes: 0",
            "estimatedMinutes: 1e9",
            "slug: ../../etc",
            "slug: \"\"",
            "slug: a.b",
            "id: 7",
            "id: [1]",
            "tags: a, b",
            "tags: [[a]]",
            "tags: {a: b}",
            "draft: maybe",
            "draft: yes",
            "aliases: /x",
            "objectives: - a",
            "&a a: *a",
            "<<: {a: b}",
            "? [a]: b",
            "a: !!binary x",
            "a: !!java.lang.Runtime {}",
            "a: &x [*x]",
            "\tb: c",
            "a: |\n  text\n b: c",
            "title: A\ntitle: B",
            "%YAML 9.9",
            "---",
            "...",
            "\u0000: \u0000",
            "é: \uD83E\uDD80",
            "date: 2026-01-01",
            "a: 12:30:45",
            "- list",
            "scalar",
            "a: 'open");

    private static TestCourse course;

    @BeforeEach
    void ingest() {
        if (course == null) {
            course = TestCourse.named("fuzz").file("a.md", "# A\n\nText.\n\n```rust\nlet a = 1;\n```\n");
            course.ingest();
        }
    }

    @Test
    void noRequestIsAnsweredWithAServerError() throws IOException {
        Random random = new Random(20_260_101);
        for (int i = 0; i < REQUESTS; i++) {
            StringBuilder target = new StringBuilder(pick(random, PATHS)
                    .replace("COURSE", random.nextInt(4) == 0 ? pick(random, VALUES) : course.slug()));
            if (random.nextInt(4) == 0) {
                target.append('/').append(pick(random, VALUES));
            }
            int parameters = random.nextInt(4);
            for (int p = 0; p < parameters; p++) {
                target.append(p == 0 ? '?' : '&')
                        .append(pick(random, PARAMETERS))
                        .append('=')
                        .append(pick(random, VALUES));
            }
            String status = statusOf(target.toString());
            assertThat(status).as("GET %s", target).matches("HTTP/1\\.1 [234]\\d\\d .*");
        }
    }

    @Test
    void noLessonBreaksAnIngestionOff() {
        Random random = new Random(20_260_102);
        for (int i = 0; i < LESSONS; i++) {
            StringBuilder lesson = new StringBuilder("---\n");
            int keys = 1 + random.nextInt(3);
            for (int k = 0; k < keys; k++) {
                lesson.append(pick(random, FRONT_MATTER)).append('\n');
            }
            lesson.append(random.nextInt(10) == 0 ? "" : "---\n").append("# A\n\nText.\n");
            TestCourse fuzzed = TestCourse.named("fuzzed").file("a.md", lesson.toString());
            Ingestion ended = fuzzed.ingest();
            if (ended.state() == IngestionState.FAILED) {
                assertThat(ended.diagnostics()).as("%s", lesson).isNotEmpty().allSatisfy(diagnostic -> {
                    assertThat(diagnostic.message()).isNotBlank();
                    assertThat(diagnostic.code()).isNotEqualTo("markdown-unparsable");
                });
            } else {
                RestAssured.given().get(fuzzed.url("/lessons")).then().statusCode(200);
            }
        }
    }

    /** The status line of the answer to a request whose target is sent just as it is. */
    private static String statusOf(String target) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + TestTokens.ADMIN + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
