package dev.lectern.access;

import dev.lectern.http.JsonBody;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A token to issue.
 *
 * @param name whom or what it is for; at most 100 characters
 * @param scopes what it lets its bearer do
 * @param courses slugs of the only courses it is good for, which need not exist yet; left out for every course
 * @param expiresAt when it ends; left out for never
 */
public record TokenRequest(
        @Schema(minLength = 1, maxLength = 100) String name,
        @Schema(minItems = 1) List<Scope> scopes,

        @Schema(nullable = true, minItems = 1, maxItems = 100)
        List<String> courses,

        @Schema(nullable = true) Instant expiresAt) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_COURSES = 100;
    private static final Set<String> RESERVED = Set.of(Caller.ADMIN, Caller.ANONYMOUS);
    private static final Pattern SLUG = Pattern.compile(Grant.SLUG);

    public TokenRequest {
        scopes = List.copyOf(scopes);
        courses = courses == null ? null : List.copyOf(courses);
    }

    /** Reads {@code body}; 400 with everything that is wrong with it. */
    static TokenRequest of(JsonBody body, Instant now) {
        String name = body.requiredText("name", LONGEST_NAME);
        if (RESERVED.contains(name)) {
            body.refuse(
                    "/name", "is '%s', which stands for those without an issued token; give another".formatted(name));
        }
        if (name.startsWith(Caller.OIDC)) {
            body.refuse(
                    "/name",
                    "is '%s', but '%s' stands for those with a token of the OIDC issuer; give another"
                            .formatted(name, Caller.OIDC));
        }
        List<Scope> scopes = scopes(body);
        List<String> courses = body.has("courses") ? courses(body) : null;
        Instant expiresAt = body.instant("expiresAt").orElse(null);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            body.refuse("/expiresAt", "is '%s', which is past; give a time to come".formatted(expiresAt));
        }
        body.check();
        return new TokenRequest(name, scopes, courses, expiresAt);
    }

    private static List<Scope> scopes(JsonBody body) {
        Set<Scope> scopes = new LinkedHashSet<>();
        List<String> codes = body.texts("scopes");
        for (int i = 0; i < codes.size(); i++) {
            String pointer = "/scopes/" + i;
            String code = codes.get(i);
            Scope.of(code)
                    .ifPresentOrElse(
                            scopes::add,
                            () -> body.refuse(
                                    pointer,
                                    "is '%s'; give one of %s"
                                            .formatted(
                                                    code,
                                                    Stream.of(Scope.values())
                                                            .map(Scope::code)
                                                            .collect(Collectors.joining(", ")))));
        }
        if (codes.isEmpty()) {
            body.refuse("/scopes", "is empty or left out; give at least one scope");
        }
        return List.copyOf(scopes);
    }

    private static List<String> courses(JsonBody body) {
        Set<String> courses = new LinkedHashSet<>();
        List<String> slugs = body.texts("courses");
        for (int i = 0; i < slugs.size(); i++) {
            if (SLUG.matcher(slugs.get(i)).matches()) {
                courses.add(Grant.slug(slugs.get(i)));
            } else {
                body.refuse("/courses/" + i, "is '%s', which is no slug of a course".formatted(slugs.get(i)));
            }
        }
        if (slugs.isEmpty() || slugs.size() > MOST_COURSES) {
            body.refuse(
                    "/courses",
                    "names %d courses; give 1 to %d, or leave it out for every course"
                            .formatted(slugs.size(), MOST_COURSES));
        }
        return List.copyOf(courses);
    }
}
