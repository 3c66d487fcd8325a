package dev.lectern.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Gives problems that the framework raised (no route, wrong method, an unexpected exception) a code, and keeps
 * whatever an exception said about the inside of the service out of the answer.
 */
@ApplicationScoped
public class ProblemCompletion implements ProblemPostProcessor {

    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        boolean outage = Outage.caused(context.cause);
        log(problem, context, outage);
        ProblemCode code = outage ? ProblemCode.UNAVAILABLE : ProblemCode.ofStatus(problem.getStatusCode());
        HttpProblem.Builder complete = HttpProblem.builder()
                .withType(code.type())
                .withTitle(code.title())
                .withStatus(outage ? code.status() : problem.getStatusCode())
                .withDetail(detail(code, context))
                .with("code", code.code());
        problem.getHeaders().forEach(complete::withHeader);
        if (outage) {
            complete.withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return complete.build();
    }

    /** What clients bring about is no matter for the log, and an outage, which many requests meet, one of a line each. */
    private static void log(HttpProblem problem, ProblemContext context, boolean outage) {
        String path = context.path.replaceAll("\\p{Cntrl}", "");
        if (outage) {
            Log.warnf("%s was answered with 503: %s", path, context.cause.getMessage());
        } else if (problem.getStatusCode() >= ProblemCode.INTERNAL_ERROR.status()) {
            Log.errorf(context.cause, "%s was answered with %d", path, problem.getStatusCode());
        }
    }

    private static String detail(ProblemCode code, ProblemContext context) {
        return switch (code) {
            case NOT_FOUND -> "Nothing is served at " + context.path + "; the API is described at /q/openapi.";
            case METHOD_NOT_ALLOWED -> "This address does not take the method; OPTIONS lists those it takes.";
            case NOT_ACCEPTABLE -> "None of the media types in the Accept header can be served here.";
            case UNSUPPORTED_MEDIA_TYPE -> "The Content-Type of the request is not one that this address takes.";
            case UNAVAILABLE -> "The database can't be reached; the request may be tried again in a few seconds.";
            case INTERNAL_ERROR -> "The failure has been logged; the request may be tried again.";
            default -> code.title() + ".";
        };
    }
}
