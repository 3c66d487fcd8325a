package dev.lectern.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.http.ProblemCode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
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

    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("repository", "ref", "path", "schedule", "strict"));
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_PATH = 1_000;

    /** Reads {@code body}; 400 when it is not of these members. */
    static RemoteRequest of(ObjectMapper json, String body) {
        JsonNode members = parse(json, body);
        members.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw invalid("'%s' is unknown; the members are %s.".formatted(name, String.join(", ", MEMBERS)));
            }
        });
        JsonNode strict = members.path("strict");
        if (!strict.isMissingNode() && !strict.isBoolean()) {
            throw invalid("'strict' is %s; give true or false.".formatted(strict));
        }
        return new RemoteRequest(
                text(members, "repository"),
                text(members, "ref"),
                path(text(members, "path")),
                schedule(text(members, "schedule")),
                strict.booleanValue());
    }

    private static JsonNode parse(ObjectMapper json, String body) {
        try {
            JsonNode members = json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
            if (members.isObject()) {
                return members;
            }
        } catch (JsonProcessingException notJson) {
            // refused below, as other JSON is
        }
        throw invalid(
                "The body has to be an object such as {\"repository\": \"https://github.com/acme/courses.git\"}.");
    }

    private static String text(JsonNode members, String name) {
        JsonNode member = members.path(name);
        if (member.isMissingNode()) {
            return "";
        }
        if (!member.isTextual() || member.asText().chars().anyMatch(Character::isISOControl)) {
            throw invalid("'%s' is %s; give text without control characters.".formatted(name, member));
        }
        return member.asText().strip();
    }

    private static String path(String written) {
        String path = written.replaceFirst("/$", "");
        boolean plain = Arrays.stream(path.split("/", -1))
                .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        if (path.isEmpty() || plain && path.length() <= LONGEST_PATH) {
            return path;
        }
        throw invalid("'path' is '%s'; give a folder of the repository, such as courses/rust.".formatted(written));
    }

    private static String schedule(String written) {
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
        throw invalid("'schedule' is '%s'; give a time from PT1M to P30D, such as PT15M.".formatted(written));
    }

    private static RuntimeException invalid(String detail) {
        return ProblemCode.INVALID_BODY.because(detail);
    }
}
