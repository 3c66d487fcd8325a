package dev.lectern.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call that could have changed something, whether it was allowed or not.
 *
 * @param id its number; later calls have greater ones
 * @param at when it began
 * @param caller name of the token, or {@code admin} for that of the settings, or {@code anonymous}
 * @param tokenId id of the token; null where it was none that was issued
 * @param address where it came from
 * @param method its HTTP method
 * @param path what it addressed, without the query
 * @param course slug of the course it was about; null where it was about none, or refused before that was known
 * @param requestId the header {@code X-Request-Id}; null where there was none
 * @param status how it was answered; null while it runs, and for good where the service ended before it did
 */
public record AuditEntry(
        long id,
        Instant at,
        String caller,
        @Schema(nullable = true) UUID tokenId,
        String address,
        String method,
        String path,
        @Schema(nullable = true) String course,
        @Schema(nullable = true) String requestId,
        @Schema(nullable = true) Integer status) {

    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(caller, "caller");
    }
}
