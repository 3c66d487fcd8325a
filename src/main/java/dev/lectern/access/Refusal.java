package dev.lectern.access;

import dev.lectern.http.ProblemCode;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/**
 * Why somebody may not do something, and what would let them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3, WWW-Authenticate</a>
 */
final class Refusal {

    private static final String CHALLENGE = "Bearer realm=\"lectern\"";

    private Refusal() {}

    /** {@code scope} is needed for {@code course}, and {@code grant} does not have it. */
    static RuntimeException of(Grant grant, Scope scope, String course) {
        String needed = course.equals(Caller.EVERY_COURSE)
                ? "the scope %s that is not limited to some courses".formatted(scope.code())
                : "the scope %s for the course '%s'".formatted(scope.code(), course);
        return grant.isAnonymous() ? missing(scope, needed) : insufficient(scope, needed);
    }

    /** {@code scope} is needed for any course at all. */
    static RuntimeException of(Grant grant, Scope scope) {
        String needed = "the scope %s".formatted(scope.code());
        return grant.isAnonymous() ? missing(scope, needed) : insufficient(scope, needed);
    }

    /** The caller has the scope that the call needs; what they ask for goes beyond what they have. */
    static RuntimeException beyond(Scope scope, String detail) {
        return ProblemCode.SCOPE_MISSING.because(
                detail, Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge("insufficient_scope", scope)));
    }

    /** What was shown is not what the service gave out. */
    static RuntimeException invalid(String detail) {
        return ProblemCode.CREDENTIALS_INVALID.because(
                detail, Map.of(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\""));
    }

    /** What was shown can't be checked before {@code seconds} have passed. */
    static RuntimeException unverifiable(long seconds) {
        return ProblemCode.UNAVAILABLE.because(
                "The issuer of bearer tokens can't be reached, so that this one can't be checked; try again in %d seconds."
                        .formatted(seconds),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    }

    static RuntimeException tooManyAttempts(long seconds) {
        return ProblemCode.TOO_MANY_ATTEMPTS.because(
                "Too many attempts with wrong or missing credentials came from this address; try again in %d seconds."
                        .formatted(seconds),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    }

    private static RuntimeException missing(Scope scope, String needed) {
        // RFC 6750, section 3.1: without any credentials, the challenge "SHOULD NOT include an error code".
        return ProblemCode.CREDENTIALS_MISSING.because(
                "This call needs a bearer token with %s.".formatted(needed),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, "%s, scope=\"%s\"".formatted(CHALLENGE, scope.code())));
    }

    private static RuntimeException insufficient(Scope scope, String needed) {
        return beyond(scope, "This call needs a bearer token with %s.".formatted(needed));
    }

    private static String challenge(String error, Scope scope) {
        return "%s, error=\"%s\", scope=\"%s\"".formatted(CHALLENGE, error, scope.code());
    }
}
