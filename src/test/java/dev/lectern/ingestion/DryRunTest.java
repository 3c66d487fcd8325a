package dev.lectern.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.planning.Finding;
import dev.lectern.source.FolderSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ingestions that only find out, and such that take warnings as errors. */
@QuarkusTest
class DryRunTest {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Inject
    IngestionQueue queue;

    @Inject
    FolderSource folders;

    @Test
    void dryRunOfANewCourseCountsAndCreatesNothing() throws Exception {
        TestCourse course = TestCourse.named("rehearsed").file("a.md", "# A\n").file("b.md", "# B\n");
        Ingestion ended = ingest(course, true, false);
        assertThat(ended.state()).isEqualTo(IngestionState.SUCCEEDED);
        assertThat(ended.dryRun()).isTrue();
        assertThat(ended.release()).isNull();
        assertThat(ended.counts().added()).isEqualTo(2);
        assertThat(Database.number("select count(*) from course where slug = ?", course.slug()))
                .isZero();
    }

    @Test
    void dryRunOfAnEditCountsAndLeavesTheReleaseAsItWas() throws Exception {
        TestCourse course = TestCourse.named("rehearsed").file("a.md", "# A\n").file("b.md", "# B\n");
        course.ingest();
        course.file("a.md", "# A\n\nEdited.\n").remove("b.md").file("c.md", "# C\n");
        IngestionCounts counts = ingest(course, true, false).counts();
        assertThat(counts).isEqualTo(new IngestionCounts(2, 2, 0, 0, 1, 1, 1, 0, 0));
        assertThat(releases(course)).isEqualTo(1);
        Ingestion real = course.ingest();
        assertThat(real.release()).isEqualTo(2);
        assertThat(real.counts()).isEqualTo(counts);
    }

    @Test
    void dryRunOfABrokenCourseFailsWithItsDiagnostics() throws Exception {
        Ingestion ended = ingest(TestCourse.named("rehearsed").file("a.md", "---\ntitle: [\n---\n"), true, false);
        assertThat(ended.state()).isEqualTo(IngestionState.FAILED);
        assertThat(ended.diagnostics()).isNotEmpty();
    }

    @Test
    void dryRunTellsWhatOnlyPublishingFindsOut() throws Exception {
        TestCourse other = TestCourse.named("owner").file("a.md", "# A\n");
        other.ingest();
        String taken = Database.texts(
                        "select l.id::text from lesson l join course c on c.id = l.course_id where c.slug = ?",
                        other.slug())
                .get(0);
        TestCourse course = TestCourse.named("rehearsed").file("a.md", "---\nid: %s\n---\n\n# A\n".formatted(taken));
        for (boolean dryRun : List.of(true, false)) {
            Ingestion ended = ingest(course, dryRun, false);
            assertThat(ended.state()).isEqualTo(IngestionState.FAILED);
            assertThat(ended.diagnostics())
                    .extracting(IngestionDiagnostic::code)
                    .contains(Finding.ID_CLASH);
        }
        assertThat(Database.number("select count(*) from course where slug = ?", course.slug()))
                .isZero();
    }

    @Test
    void strictIngestionFailsForAWarning() throws Exception {
        TestCourse course = TestCourse.named("strict").file("a.md", "# A\n\n[nowhere](nowhere.md)\n");
        Ingestion strict = ingest(course, false, true);
        assertThat(strict.state()).isEqualTo(IngestionState.FAILED);
        assertThat(strict.release()).isNull();
        assertThat(strict.diagnostics())
                .extracting(IngestionDiagnostic::severity)
                .containsOnly("warning");
        assertThat(releases(course)).isZero();
        assertThat(ingest(course, true, true).state()).isEqualTo(IngestionState.FAILED);
        assertThat(ingest(course, false, false).release()).isEqualTo(1);
        course.file("a.md", "# A\n");
        assertThat(ingest(course, false, true).release()).isEqualTo(2);
    }

    private Ingestion ingest(TestCourse course, boolean dryRun, boolean strict) throws Exception {
        IngestionRequest request = new IngestionRequest(
                course.slug(), IngestionMode.REPLACE, dryRun, strict, List.of(), "archive", "ci", "", "");
        return queue.await(queue.add(request, folders.read(course.folder())).id(), LONGEST);
    }

    private static long releases(TestCourse course) {
        return Database.number(
                "select count(*) from release r join course c on c.id = r.course_id where c.slug = ?", course.slug());
    }
}
