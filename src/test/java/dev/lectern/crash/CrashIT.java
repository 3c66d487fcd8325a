package dev.lectern.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.boot.EmbeddedPostgresServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged service, and PostgreSQL under it, at random moments of ingestions. A round of each by default;
 * {@code -Dlectern.crash.rounds=20} makes more, {@code -Dlectern.crash.seed} the same moments again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    private static final Logger LOG = Logger.getLogger(CrashIT.class);

    private static final int ROUNDS = Integer.getInteger("lectern.crash.rounds", 1);
    private static final int LESSONS = Integer.getInteger("lectern.crash.lessons", 150);
    private static final long SEED = Long.getLong("lectern.crash.seed", System.nanoTime());

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Random random = new Random(SEED);
    private final Map<String, String> settings = new HashMap<>();
    private Path folder;
    private int port;
    private EmbeddedPostgresServer postgres;
    private Tables tables;
    private ServiceProcess service;
    private long longestMillis = LONGEST.toMillis();
    private int state;

    @BeforeAll
    void startBoth(@TempDir Path temporary) throws Exception {
        folder = temporary;
        LOG.infof("%d rounds with %d lessons, seed %d", ROUNDS, LESSONS, SEED);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), port);
        tables = new Tables(postgres.jdbcUrl(), postgres.username(), postgres.password());
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", postgres.username());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        settings.put("LECTERN_CONTENT_DIRECTORY", folder.resolve("content").toString());
        settings.put("LECTERN_JOBS_HEARTBEAT_INTERVAL", "500ms");
        ingestNext();
        awaitEnd();
    }

    @AfterAll
    void stopBoth() throws Exception {
        service.close();
        postgres.close();
    }

    @Test
    void ingestionOfAKilledServiceIsTakenUpAndEnds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            service.kill();
            ingestNext();
            awaitRandomMoment();
            service.kill();
            tables.assertNothingIsLost();
            service = start("");
            awaitWholeReleases();
            awaitEnd();
        }
    }

    @Test
    void ingestionGoesOnWhenKilledPostgresIsBack() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            service.kill();
            ingestNext();
            awaitRandomMoment();
            PostgresKill.in(folder.resolve("postgres"));
            // It is gone already, which is no news to the one who killed it.
            postgres.close();
            postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), port);
            tables.assertNothingIsLost();
            awaitWholeReleases();
            awaitEnd();
        }
    }

    /** Starts a service that ingests the next state of the course. */
    private void ingestNext() throws Exception {
        state++;
        StampedCourse.write(folder.resolve("content"), state, LESSONS);
        service = start(folder.resolve("content").toString());
        eventually(() -> tables.ingestions() == state);
    }

    private ServiceProcess start(String content) throws Exception {
        settings.put("LECTERN_CONTENT_DIRECTORY", content);
        Path log = Path.of("target", "crash.log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        return ServiceProcess.start(settings, log);
    }

    /** Anywhere from when the ingestion was asked for to a little after it would have ended. */
    private void awaitRandomMoment() throws Exception {
        long moment = random.nextLong(longestMillis + longestMillis / 10 + 1);
        Thread.sleep(moment);
        LOG.infof(
                "State %d: killed %d ms into %d ms, %s",
                state, moment, longestMillis, tables.unfinished() == 0 ? "after the end" : "before the end");
    }

    /** Reads on while the service takes up what was left, and finds the release before it, or the new one. */
    private void awaitWholeReleases() throws Exception {
        eventually(service::answers);
        Readers readers = new Readers(service, LESSONS);
        long began = System.nanoTime();
        eventually(() -> {
            assertThat(readers.wholeRelease()).isBetween(state - 1, state);
            return tables.unfinished() == 0;
        });
        LOG.infof(
                "State %d: ended %d ms after the service answered",
                state, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private void awaitEnd() throws Exception {
        eventually(service::answers);
        eventually(() -> tables.unfinished() == 0 && !tables.hasJobs());
        longestMillis = Math.min(longestMillis, tables.lastedMillis());
        assertThat(new Readers(service, LESSONS).wholeRelease()).isEqualTo(state);
        tables.assertEachStateIsARelease(state, LESSONS);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
