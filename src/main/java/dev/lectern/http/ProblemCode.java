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
    SLUG_INVALID(400, "The slug is not one"),
    ARCHIVE_MALFORMED(400, "The archive can't be read"),
    IDEMPOTENCY_KEY_INVALID(400, "The idempotency key is not one"),
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
    TOKEN_NOT_FOUND(404, "No such token"),
    REMOTE_NOT_FOUND(404, "The course has no remote"),
    WEBHOOK_NOT_FOUND(404, "No such webhook"),
    DELIVERY_NOT_FOUND(404, "No such delivery"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation is acceptable"),
    INGESTION_ENDED(409, "The ingestion has ended"),
    WEBHOOK_DISABLED(409, "The webhook is disabled"),
    RELEASE_GONE(410, "The release is no longer kept"),
    LESSON_GONE(410, "The lesson was removed"),
    SECTION_GONE(410, "The section was removed"),
    CODE_BLOCK_GONE(410, "The code block was removed"),
    PRECONDITION_FAILED(412, "It is no longer as the request expects"),
    UPLOAD_TOO_LARGE(413, "The upload is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    CONTENT_TYPE_MISMATCH(415, "The body is not what its content type says"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside of the asset"),
    ARCHIVE_UNSAFE(422, "The archive holds what is not safe"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key stands for another request"),
    WEBHOOK_TARGET_REFUSED(422, "Nothing is sent to this address"),
    PRECONDITION_REQUIRED(428, "The request has to say what it expects"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts failed"),
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
            case 413 -> UPLOAD_TOO_LARGE;
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

    /** The problem to throw with further headers, by name. */
    public HttpProblem because(String detail, Map<String, String> headers) {
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

    /** The problem to throw for several things that are wrong: {@link InvalidParameter} or {@link InvalidMember} each. */
    HttpProblem because(String detail, List<? extends Record> errors) {
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
