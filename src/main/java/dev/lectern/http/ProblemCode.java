package dev.lectern.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Every way in which a request can fail. A code is stable, listed in {@code docs/errors.md} and never reused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public enum ProblemCode {
    BAD_REQUEST(400, "The request can't be understood"),
    INVALID_QUERY(400, "Query parameters are not as documented"),
    INVALID_BODY(400, "The body is not as documented"),
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    CREDENTIALS_MISSING(401, "Credentials are needed"),
    CREDENTIALS_INVALID(401, "The credentials are not valid"),
    SIGNATURE_INVALID(401, "The signature is not valid"),
    SCOPE_MISSING(403, "The credentials do not allow this"),
    REMOTE_NOT_ALLOWED(403, "The remote is not allowed"),
    NOT_FOUND(404, "There is nothing at this address"),
    COURSE_NOT_FOUND(404, "No such course"),
    RELEASE_NOT_FOUND(404, "No such release"),
    LESSON_NOT_FOUND(404, "No such lesson"),
    SECTION_NOT_FOUND(404, "No such section"),
    CODE_BLOCK_NOT_FOUND(404, "No such code block"),
    ASSET_NOT_FOUND(404, "No such asset"),
    INGESTION_NOT_FOUND(404, "No such ingestion"),
    REMOTE_NOT_FOUND(404, "The course has no remote"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation is acceptable"),
    RELEASE_GONE(410, "The release is no longer kept"),
    LESSON_GONE(410, "The lesson was removed"),
    SECTION_GONE(410, "The section was removed"),
    CODE_BLOCK_GONE(410, "The code block was removed"),
    PRECONDITION_FAILED(412, "It is no longer as the request expects"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside of the asset"),
    PRECONDITION_REQUIRED(428, "The request has to say what it expects"),
    INTERNAL_ERROR(500, "The service failed"),
    PULL_FAILED(502, "The remote can't be pulled from"),
    UNAVAILABLE(503, "The service can't answer at the moment");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The code of a failure that only its status is known of. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 416 -> RANGE_NOT_SATISFIABLE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }

    /** As clients see it: {@code lesson-not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Identifies the kind of problem; not an address to fetch (RFC 9457, section 3.1.1). */
    public URI type() {
        return URI.create("urn:lectern:problem:" + code());
    }

    /** The problem to throw. {@code detail} holds the offending value and says what would be right. */
    public HttpProblem because(String detail) {
        return because(detail, List.of());
    }

    HttpProblem because(String detail, Map<String, String> headers) {
        HttpProblem.Builder problem = problem(detail);
        headers.forEach(problem::withHeader);
        return problem.build();
    }

    /** The problem to throw for what was removed after {@code lastRelease}, empty when that is no longer kept. */
    public HttpProblem because(String detail, OptionalInt lastRelease) {
        HttpProblem.Builder problem = problem(detail);
        lastRelease.ifPresent(number -> problem.with("lastRelease", number));
        // A later release may bring it back.
        return problem.withHeader(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    HttpProblem because(String detail, List<InvalidParameter> errors) {
        HttpProblem.Builder problem = problem(detail);
        if (!errors.isEmpty()) {
            problem.with("errors", errors);
        }
        return problem.build();
    }

    /** All codes, for documentation. */
    public static List<ProblemCode> all() {
        return Arrays.asList(values());
    }

    private HttpProblem.Builder problem(String detail) {
        return HttpProblem.builder()
                .withType(type())
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .with("code", code());
    }
}
