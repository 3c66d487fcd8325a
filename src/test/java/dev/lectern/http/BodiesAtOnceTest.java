package dev.lectern.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that send their bodies slowly, more of them than there are threads. */
@QuarkusTest
class BodiesAtOnceTest {

    private static final int CLIENTS = 250;
    private static final int MOST = 100;

    @Test
    void readsGoOnWhileManySendSlowlyAndOthersTakeTheirTurn() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(begin());
            }
            await().ignoreExceptions().atMost(Duration.ofSeconds(60)).until(() -> uploading() == MOST);
            given().get("/api/v1/courses").then().statusCode(200);
            given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                    .get("/api/v1/audit")
                    .then()
                    .statusCode(200);
            assertThat(uploading()).isEqualTo(MOST);
        } finally {
            slow.forEach(BodiesAtOnceTest::close);
        }
        given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                .header("Prefer", "wait=60")
                .contentType("text/markdown")
                .body("# A\n\nText.\n")
                .post("/api/v1/courses/after-slow-ones/ingestions")
                .then()
                .statusCode(200);
        await().ignoreExceptions().atMost(Duration.ofSeconds(30)).until(() -> uploading() == 0);
    }

    @Test
    void connectionOfABodyThatTakesTooLongIsClosed() throws IOException {
        try (Socket socket = begin("/api/v1/webhooks", "application/json", "{")) {
            socket.setSoTimeout(60_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Begins to push, and does not go on. */
    private static Socket begin() throws IOException {
        return begin("/api/v1/courses/slow/ingestions", "application/zip", "PK");
    }

    private static Socket begin(String path, String contentType, String body) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + TestTokens.ADMIN
                                + "\r\nContent-Type: " + contentType + "\r\nContent-Length: 1000\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long uploading() throws IOException {
        Path uploads = Path.of(System.getProperty("java.io.tmpdir"), "lectern-uploads");
        if (!Files.exists(uploads)) {
            return 0;
        }
        try (Stream<Path> paths = Files.walk(uploads)) {
            return paths.filter(path -> path.endsWith("body")).count();
        }
    }
}
