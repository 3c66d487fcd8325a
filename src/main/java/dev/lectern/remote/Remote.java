package dev.lectern.remote;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a course is pulled from.
 *
 * @param course slug of the course, which the first pull makes
 * @param repository address of the repository
 * @param ref what stands for the commit: {@code HEAD}, or in full, such as {@code refs/heads/main}
 * @param path folder of the course in the repository; empty for all of it
 * @param strict whether a warning makes an ingestion fail
 * @param schedule time between pulls, as ISO 8601 has it, such as {@code PT15M}; empty for none
 * @param pushEvents whether a secret was issued that pushes are told with
 * @param commit id of the commit that was pulled last; empty when none was
 * @param pulledAt when it was last pulled, or tried to; null when it never was
 * @param failure why the last pull failed; empty when it did not
 * @param ingestion the ingestion that the last pull asked for; null when none did
 */
public record Remote(
        String course,
        String repository,
        String ref,
        String path,
        boolean strict,
        String schedule,
        boolean pushEvents,
        String commit,
        @Schema(nullable = true) Instant pulledAt,
        String failure,
        @Schema(nullable = true) UUID ingestion) {}
