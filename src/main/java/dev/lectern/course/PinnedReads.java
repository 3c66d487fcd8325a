package dev.lectern.course;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Notes which releases are read by their number, so that they are kept: each once an hour, and never while somebody waits. */
@ApplicationScoped
class PinnedReads {

    private static final Duration NOTED = Duration.ofHours(1);

    private static final int REMEMBERED = 10_000;

    private static final String NOTE = """
            insert into release_read (course_id, number, read_at)
            select course_id, number, ? from release where course_id = ? and number = ?
            on conflict (course_id, number) do update set read_at = excluded.read_at
            """;

    private final DataSource database;
    private final Clock clock;
    private final Cache<Release.Key, Instant> noted =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final ConcurrentMap<Release.Key, Instant> waiting = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "pinned-reads");
        thread.setDaemon(true);
        return thread;
    });

    PinnedReads(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The release {@code number} of {@code course} is read by somebody who pins it. */
    void note(UUID course, int number) {
        Release.Key release = new Release.Key(course, number);
        Instant now = clock.instant();
        Instant last = noted.getIfPresent(release);
        if (last == null || last.plus(NOTED).isBefore(now) || last.isAfter(now)) {
            noted.put(release, now);
            waiting.put(release, now);
            writer.execute(this::write);
        }
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
    }

    /** Writes all that wait, and does without when the database fails: the next read of the hour after notes it again. */
    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            for (Release.Key release : waiting.keySet()) {
                Instant at = waiting.remove(release);
                if (at != null) {
                    note.setTimestamp(1, Timestamp.from(at));
                    note.setObject(2, release.courseId());
                    note.setInt(3, release.number());
                    note.addBatch();
                }
            }
            note.executeBatch();
        } catch (SQLException e) {
            Log.warnf("Which releases were read can't be noted: %s", e.getMessage());
        }
    }
}
