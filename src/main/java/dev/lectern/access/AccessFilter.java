package dev.lectern.access;

import dev.lectern.http.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds out who makes a request, and lets it pass when they may. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Credentials credentials;
    private final Caller caller;

    @Context
    ResourceInfo resource;

    AccessFilter(Credentials credentials, Caller caller) {
        this.credentials = credentials;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> token = bearer(request);
        if (token.isPresent()) {
            if (!credentials.isAdmin(token.get())) {
                throw ProblemCode.CREDENTIALS_INVALID.because("The bearer token is not one that was issued here.");
            }
            caller.is("admin", EnumSet.allOf(Scope.class));
        }
        String course = request.getUriInfo().getPathParameters().getFirst("course");
        Scope needed = needed(request.getMethod());
        if (!caller.may(needed, course == null ? "" : course)) {
            throw ProblemCode.CREDENTIALS_MISSING.because(
                    "This call needs a bearer token with the scope %s.".formatted(needed.code()));
        }
    }

    private Scope needed(String method) {
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs != null) {
            return needs.value();
        }
        return READS.contains(method) ? Scope.READ : Scope.ADMIN;
    }

    private static Optional<String> bearer(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
