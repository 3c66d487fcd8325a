package dev.lectern.remote;

import dev.lectern.http.JsonBody;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a course is to be pulled from.
 *
 * @param repository address of the repository, one of those that the service allows
 * @param ref a branch, or anything in full, such as {@code refs/tags/v1}; empty or left out for the default branch
 * @param path folder of the course in the repository; empty or left out for all of it
 * @param schedule time between pulls, as ISO 8601 has it, from {@code PT1M} to {@code P30D}; empty or left out for none
 * @param strict whether a warning makes an ingestion fail; false when it is left out
 */
public record RemoteRequest(
        @Schema(required = true) String repository, String ref, String path, String schedule, boolean strict) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_TEXT = 1_000;

    /** Reads {@code body}; 400 with everything that is wrong with it. */
    static RemoteRequest of(JsonBody body) {
        RemoteRequest request = new RemoteRequest(
                body.requiredText("repository", LONGEST_TEXT),
                body.text("ref", LONGEST_TEXT),
                body.text("path", LONGEST_TEXT).replaceFirst("/$", ""),
                schedule(body),
                body.flag("strict"));
        if (!request.repository.isEmpty()
                && RepositoryAddress.of(request.repository).isEmpty()) {
            body.refuse(
                    "/repository",
                    "is '%s'; give the plain address of a repository, such as https://github.com/acme/courses.git, without credentials"
                            .formatted(request.repository));
        }
        if (GitRef.of(request.ref).isEmpty()) {
            body.refuse("/ref", "is '%s'; give a branch, or a full name such as refs/tags/v1".formatted(request.ref));
        }
        if (!request.path.isEmpty() && !isPlain(request.path)) {
            body.refuse(
                    "/path", "is '%s'; give a folder of the repository, such as courses/rust".formatted(request.path));
        }
        body.check();
        return request;
    }

    private static boolean isPlain(String path) {
        return Arrays.stream(path.split("/", -1))
                .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }

    private static String schedule(JsonBody body) {
        String written = body.text("schedule", LONGEST_TEXT);
        if (written.isEmpty()) {
            return "";
        }
        try {
            Duration every = Duration.parse(written);
            if (every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0) {
                return Duration.ofSeconds(every.toSeconds()).toString();
            }
        } catch (DateTimeParseException notDuration) {
            // refused below, as one out of range is
        }
        body.refuse("/schedule", "is '%s'; give a time from PT1M to P30D, such as PT15M".formatted(written));
        return "";
    }
}
