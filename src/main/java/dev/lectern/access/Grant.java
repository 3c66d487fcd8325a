package dev.lectern.access;

import java.text.Normalizer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * What credentials let their bearer do.
 *
 * @param token id of the issued token; null when it is none
 * @param name whom it was given to, for people to read
 * @param courses slugs of the courses it is good for; {@link Caller#EVERY_COURSE} among them for any
 * @param expiresAt when it ends; null for never
 */
record Grant(UUID token, String name, Set<Scope> scopes, Set<String> courses, Instant expiresAt) {

    /** What those have who show no credentials. */
    static final Grant NONE = new Grant(null, Caller.ANONYMOUS, Set.of(), Set.of(), null);

    /** What the token of the settings gives. */
    static final Grant ALL =
            new Grant(null, Caller.ADMIN, EnumSet.allOf(Scope.class), Set.of(Caller.EVERY_COURSE), null);

    Grant {
        scopes = Set.copyOf(scopes);
        courses = Set.copyOf(courses);
    }

    boolean isAnonymous() {
        return name.equals(Caller.ANONYMOUS);
    }

    boolean isForEveryCourse() {
        return courses.contains(Caller.EVERY_COURSE);
    }

    boolean allows(Scope scope, String course) {
        return scopes.contains(scope) && (isForEveryCourse() || courses.contains(slug(course)));
    }

    /** Whether {@code other} lets nobody do anything that this one does not. */
    boolean covers(Grant other) {
        return scopes.containsAll(other.scopes)
                && (isForEveryCourse() || courses.containsAll(other.courses))
                && (expiresAt == null || (other.expiresAt != null && !other.expiresAt.isAfter(expiresAt)));
    }

    /** In the form in which slugs are kept: some systems write {@code ü} as two characters. */
    static String slug(String course) {
        return Normalizer.normalize(course, Normalizer.Form.NFC);
    }
}
