package dev.lectern.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.ContractFilter;
import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.TestTokens;
import dev.lectern.source.FolderSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a dry run says that readers would notice. */
@QuarkusTest
class ReaderImpactTest {

    private static final String TEXT = "Some words that tell one section from another, and stay as they are here.\n\n";

    @Inject
    IngestionQueue queue;

    @Inject
    FolderSource folders;

    @Test
    void removedLessonIsToldWithTheRedirectsAndTheLinksThatItTakesAlong() throws Exception {
        TestCourse course = TestCourse.named("impact")
                .file("a.md", "# A\n\n[b](b.md) and [b again](b.md#part) and [lost](nowhere.md)\n")
                .file("b.md", "---\naliases: [older]\n---\n# B\n\n## Part\n\n" + TEXT)
                .file("c.md", "# C\n\n![picture](p.png)\n")
                .file("p.png", "png");
        course.ingest();
        course.remove("b.md").file("bb.md", "---\naliases: [older]\n---\n# B\n\n## Part\n\n" + TEXT);
        course.ingest();
        course.file("a.md", "# A\n\n[b](bb.md) and [b again](bb.md#part) and [lost](nowhere.md)\n");
        course.ingest();

        ReaderImpact impact = impact(course.remove("bb.md").remove("p.png"));

        assertThat(impact.comparedTo()).isEqualTo(3);
        assertThat(impact.lessonsRemoved()).containsExactly(new ReaderImpact.Removed("bb", "B"));
        assertThat(impact.redirectsBroken())
                .containsExactly(
                        new ReaderImpact.BrokenRedirect("b", "bb"), new ReaderImpact.BrokenRedirect("older", "bb"));
        assertThat(impact.linksBroken())
                .as("those that work now, and no others")
                .containsExactly(
                        new ReaderImpact.BrokenLink("a.md", 3, "bb.md"),
                        new ReaderImpact.BrokenLink("a.md", 3, "bb.md#part"),
                        new ReaderImpact.BrokenLink("c.md", 3, "p.png"));
        assertThat(impact.sectionsRemoved()).as("they go with their lesson").isEmpty();
        assertThat(impact.assetsRemoved()).containsExactly("p.png");
        assertThat(impact.truncated()).isFalse();
    }

    @Test
    void movedLessonsAndChangedAnchorsAreToldWithWhereTheyGo() throws Exception {
        TestCourse course = TestCourse.named("impact")
                .file("a.md", "# A\n\n## First\n\n" + TEXT + "## Second\n\nOther words, of another kind altogether.\n")
                .file("b.md", "# B\n\n[first](a.md#first)\n");
        course.ingest();
        course.remove("a.md")
                .file("aa.md", "# A\n\n## At first\n\n" + TEXT)
                .file("b.md", "# B\n\n[first](aa.md#first)\n");

        ReaderImpact impact = impact(course);

        assertThat(impact.lessonsMoved()).containsExactly(new ReaderImpact.Moved("a", "aa"));
        assertThat(impact.anchorsChanged())
                .containsExactly(new ReaderImpact.ChangedAnchor("a", "first", "aa", "at-first"));
        assertThat(impact.sectionsRemoved()).containsExactly(new ReaderImpact.RemovedSection("a", "second", "Second"));
        assertThat(impact.lessonsRemoved()).isEmpty();
    }

    @Test
    void linkToAnAnchorThatGoesIsBroken() throws Exception {
        TestCourse course = TestCourse.named("impact")
                .file("a.md", "# A\n\n## First\n\n" + TEXT)
                .file("b.md", "# B\n\n[first](a.md#first)\n");
        course.ingest();
        assertThat(impact(course.file("a.md", "# A\n\n## At first\n\n" + TEXT)).linksBroken())
                .containsExactly(new ReaderImpact.BrokenLink("b.md", 3, "a.md#first"));
    }

    @Test
    void addressThatAnotherLessonTakesIsTold() throws Exception {
        TestCourse course = TestCourse.named("impact")
                .file("a.md", "---\nid: one\n---\n# One\n")
                .file("b.md", "---\nid: two\n---\n# Two\n");
        course.ingest();
        ReaderImpact impact =
                impact(course.file("a.md", "---\nid: two\n---\n# Two\n").file("b.md", "---\nid: one\n---\n# One\n"));
        assertThat(impact.addressesTaken())
                .containsExactly(new ReaderImpact.Taken("a", "One", "Two"), new ReaderImpact.Taken("b", "Two", "One"));
    }

    @Test
    void lessonThatIsHiddenIsGoneForReadersAndOneThatWasHiddenIsNot() throws Exception {
        TestCourse course = TestCourse.named("impact")
                .file("a.md", "# A\n\n[b](b.md)\n")
                .file("b.md", "# B\n")
                .file("c.md", "---\ndraft: true\n---\n# C\n")
                .file("d.md", "# D\n")
                .file("e.md", "---\npublishAt: 2999-01-01T00:00:00Z\n---\n# E\n");
        course.ingest();
        course.file("b.md", "---\ndraft: true\n---\n# B\n")
                .remove("c.md")
                .file("d.md", "---\nexpireAt: 2001-01-01T00:00:00Z\n---\n# D\n")
                .remove("e.md");

        ReaderImpact impact = impact(course);

        assertThat(impact.lessonsRemoved())
                .containsExactly(new ReaderImpact.Removed("b", "B"), new ReaderImpact.Removed("d", "D"));
        assertThat(impact.linksBroken()).containsExactly(new ReaderImpact.BrokenLink("a.md", 3, "b.md"));
    }

    @Test
    void newAndUnchangedCoursesChangeNothingForReaders() throws Exception {
        TestCourse course = TestCourse.named("impact").file("a.md", "# A\n\n[lost](nowhere.md)\n");
        assertThat(impact(course)).isEqualTo(ReaderImpact.NONE);
        course.ingest();
        ReaderImpact unchanged = impact(course);
        assertThat(unchanged.comparedTo()).isEqualTo(1);
        assertThat(List.of(
                        unchanged.lessonsRemoved(),
                        unchanged.lessonsMoved(),
                        unchanged.addressesTaken(),
                        unchanged.sectionsRemoved(),
                        unchanged.anchorsChanged(),
                        unchanged.linksBroken(),
                        unchanged.redirectsBroken(),
                        unchanged.assetsRemoved()))
                .allMatch(List::isEmpty);
        assertThat(impact(course.file("b.md", "# B\n")).lessonsRemoved()).isEmpty();
    }

    @Test
    void longListsAreCutAndSaidToBe() throws Exception {
        TestCourse course = TestCourse.named("impact").file("a.md", "# A\n");
        StringBuilder headings = new StringBuilder("# B\n");
        for (int i = 0; i < 1_100; i++) {
            headings.append("\n## Heading ").append(i).append("\n");
        }
        course.file("b.md", headings.toString()).ingest();
        ReaderImpact impact = impact(course.file("b.md", "# B\n"));
        assertThat(impact.sectionsRemoved()).hasSize(1_000);
        assertThat(impact.truncated()).isTrue();
    }

    @Test
    void whatADryRunFoundOutIsToldOverHttpAndNothingIsChanged() throws Exception {
        TestCourse course = TestCourse.named("impact").file("a.md", "# A\n").file("b.md", "# B\n");
        Ingestion real = course.ingest();
        Ingestion rehearsed = rehearse(course.remove("b.md"));
        TestTokens.asAdmin()
                .filter(new ContractFilter())
                .get("/api/v1/ingestions/" + rehearsed.id())
                .then()
                .body("impact.comparedTo", equalTo(1))
                .body("impact.lessonsRemoved.lesson", contains("b"));
        TestTokens.asAdmin()
                .filter(new ContractFilter())
                .get("/api/v1/ingestions/" + real.id())
                .then()
                .body("impact", nullValue());
        TestTokens.asAdmin()
                .queryParam("course", course.slug())
                .get("/api/v1/ingestions")
                .then()
                .body("items.impact", contains(nullValue(), nullValue()));
        assertThat(Database.number(
                        "select count(*) from release r join course c on c.id = r.course_id where c.slug = ?",
                        course.slug()))
                .isEqualTo(1);
        given().get(course.url("/lessons/b")).then().statusCode(200);
    }

    private ReaderImpact impact(TestCourse course) throws Exception {
        return rehearse(course).impact();
    }

    private Ingestion rehearse(TestCourse course) throws Exception {
        IngestionRequest request = new IngestionRequest(
                course.slug(), IngestionMode.REPLACE, true, false, List.of(), "folder", "", "", "");
        Ingestion queued = queue.add(request, folders.read(course.folder()));
        Ingestion ended = queue.await(queued.id(), Duration.ofMinutes(1));
        assertThat(ended.state()).isEqualTo(IngestionState.SUCCEEDED);
        return ended;
    }
}
