package dev.lectern.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who makes the present request, and what they may do. Nobody who may do anything, until {@link AccessFilter} says otherwise. */
@RequestScoped
public class Caller {

    /** The name of whoever shows no credentials. */
    static final String ANONYMOUS = "anonymous";

    /** The name of whoever has the token of the settings. */
    public static final String ADMIN = "admin";

    /** What the names of those begin with who have a token of an OIDC issuer. */
    static final String OIDC = "oidc:";

    /** Stands for every course where slugs are expected. It is no slug. */
    public static final String EVERY_COURSE = "*";

    private Grant grant = Grant.NONE;
    private boolean openReads;
    private String course = "";

    /**
     * Who it is, for people to read: the name of a token, {@link #ADMIN}, {@link #ANONYMOUS}, or {@code oidc:} and what an OIDC
     * issuer calls them.
     */
    public String name() {
        return grant.name();
    }

    /** Whether they may do what {@code scope} allows, with the course that has the slug {@code course}. */
    public boolean may(Scope scope, String course) {
        return isOpen(scope) || grant.allows(scope, course);
    }

    /**
     * Sees to it that they may do what {@code scope} allows, with the course that has the slug {@code course}: 401 when they
     * show no credentials, 403 when theirs don't allow it.
     */
    public void require(Scope scope, String course) {
        this.course = course;
        if (!may(scope, course)) {
            throw Refusal.of(grant, scope, course);
        }
    }

    /**
     * Slugs of the courses with which they may do what {@code scope} allows; {@link #EVERY_COURSE} alone when it is every
     * course, empty when it is none. A query reads it as
     * {@code ('*' = any(:courses) or c.slug = any(:courses))}.
     */
    public Set<String> courses(Scope scope) {
        if (isOpen(scope)) {
            return Set.of(EVERY_COURSE);
        }
        return grant.courses(scope);
    }

    /** Whether anybody may read what is published. */
    boolean readsAreOpen() {
        return openReads;
    }

    void is(Grant grant, boolean openReads) {
        this.grant = grant;
        this.openReads = openReads;
    }

    /** Nobody is asked what they may do with {@code course}, which the request is about. */
    void isAbout(String course) {
        this.course = course;
    }

    Grant grant() {
        return grant;
    }

    /** The course that it turned out to be about, as far as {@link #require} was told. */
    Optional<String> course() {
        return course.isEmpty() || course.equals(EVERY_COURSE) ? Optional.empty() : Optional.of(course);
    }

    /** Id of the token that was issued to them; empty when it was none. */
    Optional<UUID> token() {
        return Optional.ofNullable(grant.token());
    }

    private boolean isOpen(Scope scope) {
        return openReads && scope == Scope.READ;
    }
}
