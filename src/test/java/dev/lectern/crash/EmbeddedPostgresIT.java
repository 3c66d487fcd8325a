package dev.lectern.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the PostgreSQL that the packaged service has started for itself. */
class EmbeddedPostgresIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int LESSONS = 100;

    @TempDir
    Path folder;

    @Test
    void ingestionGoesOnByItselfAndAServiceWithoutItsFolderEnds() throws Exception {
        int port = ServiceProcess.freePort();
        StampedCourse.write(folder.resolve("content"), 1, LESSONS);
        try (ServiceProcess service = ServiceProcess.start(settings(port), log())) {
            eventually(service::answers);
            Tables tables = new Tables(
                    "jdbc:postgresql://127.0.0.1:%d/lectern".formatted(port),
                    "lectern",
                    Files.readString(postgres().resolve("password")).strip());
            eventually(() -> tables.ingestions() == 1);
            PostgresKill.in(postgres());
            assertThat(service.get("/q/metrics").statusCode()).isEqualTo(200);
            eventually(() -> isReady(service));
            eventually(() -> tables.unfinished() == 0 && !tables.hasJobs());
            assertThat(new Readers(service, LESSONS).wholeRelease()).isEqualTo(1);
            tables.assertEachStateIsARelease(1, LESSONS);

            Files.delete(postgres().resolve("lock"));
            PostgresKill.in(postgres());
            eventually(() -> !service.isAlive());
            assertThat(service.exitCode()).isEqualTo(1);
        }
    }

    private Map<String, String> settings(int port) {
        return Map.of(
                "LECTERN_POSTGRES_DIRECTORY", postgres().toString(),
                "LECTERN_POSTGRES_PORT", Integer.toString(port),
                "LECTERN_CONTENT_DIRECTORY", folder.resolve("content").toString(),
                "LECTERN_JOBS_HEARTBEAT_INTERVAL", "500ms");
    }

    private Path postgres() {
        return folder.resolve("postgres");
    }

    private static Path log() throws IOException {
        Path log = Path.of("target", "embedded-postgres.log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        return log;
    }

    private static boolean isReady(ServiceProcess service) throws InterruptedException {
        try {
            return service.get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(condition);
    }
}
