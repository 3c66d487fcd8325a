package dev.lectern.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lectern.Database;
import dev.lectern.TestCourse;
import dev.lectern.source.FolderSource;
import dev.lectern.sql.Transaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An ingestion ends once, and by the attempt that counts. */
@QuarkusTest
class IngestionAttemptTest {

    private static final String RELEASES =
            "select count(*) from release r join course c on c.id = r.course_id where c.slug = ?";

    @Inject
    IngestionLog log;

    @Inject
    SourceStore sources;

    @Inject
    FolderSource folders;

    @Inject
    IngestionRunner runner;

    @Inject
    IngestionQueries ingestions;

    @Inject
    DataSource database;

    @Inject
    Endings endings;

    @Test
    void attemptThatWasTakenOverPublishesNothing() throws Exception {
        TestCourse course = TestCourse.named("taken-over").file("a.md", "# A\n");
        UUID id = queued(course);
        QueuedIngestion thoughtDead = log.begin(id).orElseThrow();
        QueuedIngestion counts = log.begin(id).orElseThrow();

        assertThatExceptionOfType(AttemptLostException.class).isThrownBy(() -> run(thoughtDead));
        assertThat(Database.number(RELEASES, course.slug())).isZero();
        assertThat(run(counts).release()).isEqualTo(1);
        assertThatExceptionOfType(AttemptLostException.class).isThrownBy(() -> run(thoughtDead));
        assertThatExceptionOfType(AttemptLostException.class).isThrownBy(() -> runner.giveUp(thoughtDead, 1));
        assertThat(stored(id).state()).isEqualTo(IngestionState.SUCCEEDED);
    }

    @Test
    void olderIngestionIsNotPublishedAfterANewerOne() throws Exception {
        TestCourse course = TestCourse.named("older").file("a.md", "# Old\n");
        UUID old = queued(course);
        QueuedIngestion thoughtDead = log.begin(old).orElseThrow();
        run(log.begin(old).orElseThrow());
        course.file("a.md", "# New\n");
        UUID newer = queued(course);
        run(log.begin(newer).orElseThrow());

        assertThatExceptionOfType(AttemptLostException.class).isThrownBy(() -> run(thoughtDead));
        assertThat(Database.number(RELEASES, course.slug())).isEqualTo(2);
    }

    @Test
    void laterIngestionOfTheCourseDoesNotBeginBeforeTheFirstHasEnded() throws Exception {
        TestCourse course = TestCourse.named("in-turn").file("a.md", "# A\n");
        UUID first = queued(course);
        UUID second = queued(course);
        assertThat(log.begin(second)).isEmpty();
        assertThat(log.hasEnded(second)).isFalse();
        QueuedIngestion begun = log.begin(first).orElseThrow();
        assertThat(log.begin(second)).isEmpty();
        run(begun);
        assertThat(run(log.begin(second).orElseThrow()).release()).isEqualTo(1);
    }

    @Test
    void releasedAttemptIsNotCountedAndBegunByAnother() throws Exception {
        TestCourse course = TestCourse.named("released").file("a.md", "# A\n");
        UUID id = queued(course);
        QueuedIngestion stopping = log.begin(id).orElseThrow();
        log.release(stopping);
        assertThat(stored(id).state()).isEqualTo(IngestionState.QUEUED);
        QueuedIngestion other = log.begin(id).orElseThrow();
        assertThat(other.attempt()).isEqualTo(1);
        assertThat(other.startedAt()).isEqualTo(stopping.startedAt());
        assertThat(run(other).release()).isEqualTo(1);
    }

    @Test
    void endAndReleaseAreTakenBackTogether() throws Exception {
        TestCourse course = TestCourse.named("together").file("a.md", "# A\n");
        UUID id = queued(course);
        QueuedIngestion begun = log.begin(id).orElseThrow();
        endings.refused.add(id);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> run(begun));
        assertThat(stored(id).state()).isEqualTo(IngestionState.RUNNING);
        assertThat(Database.number(RELEASES, course.slug())).isZero();
        assertThat(Database.number("select count(*) from course where slug = ?", course.slug()))
                .isZero();

        endings.refused.clear();
        assertThat(run(begun).release()).isEqualTo(1);
    }

    @Test
    void everyEndIsToldInItsTransaction() throws Exception {
        TestCourse course = TestCourse.named("told").file("a.md", "# A\n");
        endings.watched.add(course.slug());
        UUID good = course.ingest().id();
        UUID bad = course.file("a.md", "---\ntitle: [\n---\n").ingest().id();
        assertThat(endings.seen)
                .extracting(Ingestion::state)
                .containsExactly(IngestionState.SUCCEEDED, IngestionState.FAILED);
        assertThat(Database.texts("select course from ended_in_test where id in (?, ?)", good, bad))
                .hasSize(2);
    }

    private UUID queued(TestCourse course) throws Exception {
        UUID id = UUID.randomUUID();
        String tree = sources.save(folders.read(course.folder()));
        Transaction.of(database, connection -> {
            log.add(connection, id, IngestionRequest.ofFolder(course.slug()), tree);
            return id;
        });
        return id;
    }

    private Ingestion run(QueuedIngestion begun) throws Exception {
        return runner.run(begun);
    }

    private Ingestion stored(UUID id) {
        return ingestions.ingestion(id).orElseThrow();
    }

    /** Listens to ends as another feature would, and refuses some. */
    @Singleton
    static class Endings {

        final Queue<Ingestion> seen = new ConcurrentLinkedQueue<>();
        final Set<UUID> refused = ConcurrentHashMap.newKeySet();
        final Set<String> watched = ConcurrentHashMap.newKeySet();

        void on(@Observes IngestionEnded event) throws SQLException {
            if (refused.contains(event.ended().id())) {
                throw new IllegalStateException("refused by a test");
            }
            if (watched.contains(event.ended().course())) {
                seen.add(event.ended());
                write(event.connection(), event.ended());
            }
        }

        private static void write(Connection connection, Ingestion ended) throws SQLException {
            try (PreparedStatement table = connection.prepareStatement(
                            "create table if not exists ended_in_test (id uuid, course text)");
                    PreparedStatement row =
                            connection.prepareStatement("insert into ended_in_test (id, course) values (?, ?)")) {
                table.execute();
                row.setObject(1, ended.id());
                row.setString(2, ended.course());
                row.executeUpdate();
            }
        }
    }
}
