package dev.lectern.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.identity.StableIds;
import dev.lectern.publishing.ReleaseMoved;
import dev.lectern.publishing.ReleasePointer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Publications become visible in the order of their numbers. */
@QuarkusTest
class ReleasePointerTest {

    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted";

    private static final String SEQUENCE =
            "select max(p.sequence) from publication p join course c on c.id = p.course_id where c.slug = ?";

    @Inject
    DataSource database;

    @Inject
    ReleasePointer pointer;

    @Inject
    MovesObserved observed;

    @Inject
    Clock clock;

    @Test
    void laterPublicationWaitsForTheOneBefore() throws Exception {
        TestCourse first = TestCourse.named("first").file("a.md", "# A\n");
        TestCourse second = TestCourse.named("second").file("a.md", "# A\n");
        first.ingest();
        second.ingest();
        second.file("a.md", "# B\n");
        long known = Database.number("select max(sequence) from publication");
        ExecutorService replica = Executors.newSingleThreadExecutor();
        Future<Ingestion> publishing;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            pointer.move(connection, StableIds.course(first.slug()), 1, clock.instant(), "operator");
            publishing = replica.submit(second::ingest);
            while (Database.number(WAITING) == 0) {
                assertThat(publishing.isDone()).isFalse();
            }
            assertThat(Database.number("select max(sequence) from publication")).isEqualTo(known);
            connection.commit();
            connection.setAutoCommit(true);
        } finally {
            replica.shutdown();
        }
        assertThat(publishing.get().release()).isEqualTo(2);
        assertThat(Database.number(SEQUENCE, second.slug())).isGreaterThan(Database.number(SEQUENCE, first.slug()));
    }

    @Test
    void observersAreToldOfEveryMove() {
        TestCourse course = TestCourse.named("observed").file("a.md", "# A\n");
        course.ingest();
        course.file("a.md", "# B\n").ingest();
        course.ingest();
        Rollback.to(course, 1);
        assertThat(observed.of(course.slug()))
                .extracting(ReleaseMoved::from, ReleaseMoved::to, ReleaseMoved::rollback, ReleaseMoved::by)
                .containsExactly(tuple(0, 1, false, ""), tuple(1, 2, false, ""), tuple(2, 1, true, "operator"));
    }

    @Test
    void observerThatFailsStopsTheMove() {
        TestCourse course = TestCourse.named("refused").file("a.md", "# A\n");
        course.ingest();
        course.file("a.md", "# B\n").ingest();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Rollback.to(course, 1));
        assertThat(Database.number("select current_release from course where slug = ?", course.slug()))
                .isEqualTo(2);
    }
}
