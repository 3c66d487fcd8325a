package dev.lectern.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProblemCompletionTest {

    private static final HttpProblem FAILURE =
            HttpProblem.builder().withStatus(500).build();

    @Test
    void brokenConnectionIsUnavailable() {
        HttpProblem problem = completed(new IllegalStateException(new SQLException("I/O error", "08006")));
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getParameters()).containsEntry("code", "unavailable");
        assertThat(problem.getHeaders()).containsKey("Retry-After");
    }

    @Test
    void poolWithoutConnectionIsUnavailable() {
        assertThat(completed(new SQLException("Acquisition timeout", new TimeoutException()))
                        .getStatusCode())
                .isEqualTo(503);
    }

    @Test
    void otherFailuresSayNothingOfTheInside() {
        HttpProblem problem =
                completed(new IllegalStateException(new SQLException("relation does not exist", "42P01")));
        assertThat(problem.getStatusCode()).isEqualTo(500);
        assertThat(problem.getDetail()).doesNotContain("relation");
    }

    private static HttpProblem completed(Throwable cause) {
        return new ProblemCompletion().apply(FAILURE, ProblemContext.of(cause, "/api/v1/courses"));
    }
}
