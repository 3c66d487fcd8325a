package dev.lectern.ingestion;

import static org.awaitility.Awaitility.await;

import dev.lectern.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Indexes are put in order after large ingestions, and not in the way of what comes next. */
@QuarkusTest
class IndexSettlingTest {

    private static final String SETTLED =
            "select coalesce(sum(analyze_count), 0) from pg_stat_user_tables where relname = 'section_content'";

    @Inject
    ContentStore contents;

    @Test
    void indexesAreSettledAfterManyNewLessonsAlsoWhenFewFollow() {
        IndexSettling settling = new IndexSettling(contents, Duration.ofMillis(500));
        try {
            long before = Database.number(SETTLED);
            ingest(settling, 100);
            ingest(settling, 1);
            await().atMost(Duration.ofMinutes(1)).until(() -> Database.number(SETTLED) > before);
        } finally {
            settling.stop();
        }
    }

    private static void ingest(IndexSettling settling, int added) {
        settling.begin();
        settling.owe(ended(added));
        settling.over();
    }

    private static Ingestion ended(int added) {
        return new Ingestion(
                UUID.randomUUID(),
                "settled",
                IngestionState.SUCCEEDED,
                false,
                false,
                IngestionMode.REPLACE,
                "folder",
                "",
                "",
                "",
                1,
                "publishing",
                added,
                added,
                1,
                new IngestionCounts(added, 0, 0, 0, added, 0, 0, 0, 0),
                null,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
