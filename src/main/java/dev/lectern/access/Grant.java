package dev.lectern.access;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What credentials let their bearer do.
 *
 * @param token id of the issued token; null when it is none
 * @param name whom it was given to, for people to read
 * @param courses for each scope that they have, slugs of the courses it is good for; {@link Caller#EVERY_COURSE} among them for
 *     any
 * @param expiresAt when it ends; null for never
 */
record Grant(UUID token, String name, Map<Scope, Set<String>> courses, Instant expiresAt) {

    /** What slugs of courses look like, as a regular expression. */
    static final String SLUG = "[\\p{L}\\p{M}\\p{N}_.-]{1,200}";

    /** What those have who show no credentials. */
    static final Grant NONE = new Grant(null, Caller.ANONYMOUS, Map.of(), null);

    /** What the token of the settings gives. */
    static final Grant ALL = new Grant(
            null, Caller.ADMIN, each(Set.copyOf(Arrays.asList(Scope.values())), Set.of(Caller.EVERY_COURSE)), null);

    Grant {
        courses = courses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** Each of {@code scopes}, for the same courses. */
    static Map<Scope, Set<String>> each(Set<Scope> scopes, Set<String> courses) {
        return scopes.stream().collect(Collectors.toMap(Function.identity(), scope -> courses));
    }

    boolean isAnonymous() {
        return name.equals(Caller.ANONYMOUS);
    }

    /** Slugs of the courses that {@code scope} is given for; empty when it is not given. */
    Set<String> courses(Scope scope) {
        return courses.getOrDefault(scope, Set.of());
    }

    boolean allows(Scope scope, String course) {
        return isForEveryCourse(scope) || courses(scope).contains(slug(course));
    }

    /** Whether {@code other} lets nobody do anything that this one does not. */
    boolean covers(Grant other) {
        return other.courses.keySet().stream()
                        .allMatch(scope ->
                                isForEveryCourse(scope) || courses(scope).containsAll(other.courses(scope)))
                && (expiresAt == null || (other.expiresAt != null && !other.expiresAt.isAfter(expiresAt)));
    }

    /** In the form in which slugs are kept: some systems write {@code ü} as two characters. */
    static String slug(String course) {
        return Normalizer.normalize(course, Normalizer.Form.NFC);
    }

    private boolean isForEveryCourse(Scope scope) {
        return courses(scope).contains(Caller.EVERY_COURSE);
    }
}
