package dev.lectern.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.EnumSet;
import java.util.Set;

/** Who makes the present request, and what they may do. Nobody in particular, until {@link AccessFilter} says otherwise. */
@RequestScoped
public class Caller {

    /** The name of whoever shows no credentials. */
    public static final String ANONYMOUS = "anonymous";

    private String name = ANONYMOUS;
    private Set<Scope> scopes = EnumSet.of(Scope.READ);

    /** Who it is, for people to read: the name of a token, or {@link #ANONYMOUS}. */
    public String name() {
        return name;
    }

    /** Whether they may do what {@code scope} allows, with the course that has the slug {@code course}. */
    public boolean may(Scope scope, String course) {
        return scopes.contains(scope);
    }

    void is(String name, Set<Scope> scopes) {
        this.name = name;
        this.scopes = EnumSet.copyOf(scopes);
    }
}
