package dev.lectern.boot;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A content folder with a good course and a broken one, ingested and watched. */
@QuarkusTest
@TestProfile(StartupIngestionTest.WatchedFolder.class)
class StartupIngestionTest {

    private static final String DATA = "checks.find { it.name == 'Start-up ingestion' }.data";

    /** The profile and the test are loaded by different class loaders: a system property is what they share. */
    private static final String FOLDER = "lectern.test.content";

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void brokenCourseIsToldAndTheOthersAreServed() {
        await().atMost(LONGEST)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        String ingestion = given().get("/q/health/ready")
                .then()
                .body(DATA + ".startup-good", equalTo("succeeded: release 1"))
                .body(DATA + ".startup-bad", startsWith("failed"))
                .body(DATA + "['startup-bad.ingestion']", notNullValue())
                .extract()
                .path(DATA + "['startup-bad.ingestion']");
        TestTokens.asAdmin()
                .get("/api/v1/ingestions/" + ingestion)
                .then()
                .body("state", equalTo("failed"))
                .body("diagnostics.file", contains("broken.md"));
        given().get("/api/v1/courses/startup-good/lessons/a").then().statusCode(200);
        given().get("/api/v1/courses/startup-bad").then().statusCode(404);
    }

    @Test
    void savedLessonIsServed() throws IOException {
        await().atMost(LONGEST)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        Files.writeString(Path.of(System.getProperty(FOLDER), "startup-good", "a.md"), "# A\n\nSaved anew.\n");
        await().atMost(LONGEST)
                .untilAsserted(() -> given().accept("text/html")
                        .get("/api/v1/courses/startup-good/lessons/a")
                        .then()
                        .body(containsString("Saved anew.")));
    }

    /** Points the service to a folder that is made for this test. */
    public static final class WatchedFolder implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path content = Files.createTempDirectory("lectern-content");
                Files.createDirectories(content.resolve("startup-good"));
                Files.createDirectories(content.resolve("Startup bad"));
                Files.writeString(content.resolve("startup-good/a.md"), "# A\n\nText.\n");
                Files.writeString(content.resolve("Startup bad/broken.md"), "---\ntitle: [\n---\n");
                System.setProperty(FOLDER, content.toString());
                return Map.of("lectern.content.directory", content.toString(), "lectern.content.watch", "true");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
