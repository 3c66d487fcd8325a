package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.Database;
import dev.lectern.MovableClock;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import dev.lectern.http.Digests;
import dev.lectern.source.FolderSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody needs any more goes, and nothing else. */
@QuarkusTest
class IngestionPruningTest {

    private static final Instant START = Instant.parse("2025-05-01T08:00:00Z");

    @Inject
    IngestionPruning pruning;

    @Inject
    SourceStore sources;

    @Inject
    FolderSource folders;

    @BeforeEach
    void stopTheClock() {
        MovableClock.goTo(START);
    }

    @AfterEach
    void startTheClock() {
        MovableClock.goBack();
    }

    @Test
    void ingestionIsForgottenWhenItsTimeIsOver() throws SQLException {
        Ingestion ended = TestCourse.named("forgotten").file("a.md", "# A\n").ingest();
        prunedAfter(Duration.ofDays(89));
        TestTokens.asAdmin().get("/api/v1/ingestions/" + ended.id()).then().statusCode(200);
        prunedAfter(Duration.ofDays(91));
        TestTokens.asAdmin().get("/api/v1/ingestions/" + ended.id()).then().statusCode(404);
    }

    @Test
    void filesThatNoReleaseWasMadeOfGo() throws SQLException {
        TestCourse course = TestCourse.named("rejected").file("a.md", "# Kept of a release\n");
        course.ingest();
        course.file("b.md", "---\ntitle: [of a rejected push\n---\n").ingest();
        prunedAfter(Duration.ofHours(11));
        assertThat(isKept("---\ntitle: [of a rejected push\n---\n")).isTrue();
        prunedAfter(Duration.ofHours(13));
        assertThat(isKept("---\ntitle: [of a rejected push\n---\n")).isFalse();
        assertThat(isKept("# Kept of a release\n")).isTrue();
    }

    @Test
    void assetsOfReleasesStay() throws SQLException {
        TestCourse course = TestCourse.named("pictured")
                .file("a.md", "![Tree](tree.svg)\n")
                .file("tree.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        course.ingest();
        prunedAfter(Duration.ofDays(200));
        given().get(course.url("/assets/tree.svg")).then().statusCode(200);
    }

    @Test
    void whatIsBeingTakenInStays() throws Exception {
        TestCourse course = TestCourse.named("taken-in").file("a.md", "# Long ago, and now again\n");
        sources.save(folders.read(course.folder()));
        MovableClock.goTo(START.plus(Duration.ofDays(2)));
        String tree = sources.save(folders.read(course.folder()));
        pruning.prune();
        assertThat(sources.read(tree).files().get(0).read())
                .isEqualTo("# Long ago, and now again\n".getBytes(StandardCharsets.UTF_8));
    }

    private void prunedAfter(Duration time) throws SQLException {
        MovableClock.goTo(START.plus(time));
        pruning.prune();
    }

    private static boolean isKept(String file) {
        String digest = Digests.hex(Digests.sha256(file.getBytes(StandardCharsets.UTF_8)));
        return Database.number("select count(*) from file_content where digest = decode(?, 'hex')", digest) == 1;
    }
}
