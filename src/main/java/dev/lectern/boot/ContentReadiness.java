package dev.lectern.boot;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the start-up ingestion has ended, whatever its outcome, which is told by course. */
@Readiness
@ApplicationScoped
class ContentReadiness implements HealthCheck {

    private final StartupIngestion ingestion;

    ContentReadiness(StartupIngestion ingestion) {
        this.ingestion = ingestion;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("Start-up ingestion").status(ingestion.hasEnded());
        ingestion.outcomes().forEach((course, outcome) -> {
            answer.withData(course, (outcome.succeeded() ? "succeeded: " : "failed: ") + outcome.message());
            if (!outcome.ingestion().isEmpty()) {
                answer.withData(course + ".ingestion", outcome.ingestion());
            }
        });
        return answer.build();
    }
}
