package dev.lectern.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;

/**
 * Finds out who makes a request, and lets it pass when they may: before anything of its body is read, and before any code of
 * the call runs. What a call needs is said by {@link Needs}.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Credentials credentials;
    private final FailedAttempts failedAttempts;
    private final ClientAddress address;
    private final Caller caller;

    @Context
    ResourceInfo resource;

    AccessFilter(Credentials credentials, FailedAttempts failedAttempts, ClientAddress address, Caller caller) {
        this.credentials = credentials;
        this.failedAttempts = failedAttempts;
        this.address = address;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> shown = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        credentials.identify(caller, shown);
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        Scope scope = needs == null ? byMethod(request.getMethod()) : needs.value();
        boolean keepsToCourses = needs != null && needs.keepsToCourses();
        try {
            check(
                    scope,
                    keepsToCourses,
                    request.getUriInfo().getPathParameters().getFirst("course"));
        } catch (RuntimeException refusal) {
            // What nobody may do counts as an attempt where each would leave a line in the audit trail.
            throw caller.grant().isAnonymous() && isWrite(request)
                    ? failedAttempts.add(address.block(), refusal)
                    : refusal;
        }
    }

    /** Whether it may change something. */
    static boolean isWrite(ContainerRequestContext request) {
        return !READS.contains(request.getMethod());
    }

    private void check(Scope scope, boolean keepsToCourses, String course) {
        if (course != null) {
            caller.require(scope, course);
        } else if (!keepsToCourses) {
            caller.require(scope, Caller.EVERY_COURSE);
        } else if (caller.courses(scope).isEmpty()) {
            throw Refusal.of(caller.grant(), scope);
        }
    }

    private static Scope byMethod(String method) {
        return READS.contains(method) ? Scope.READ : Scope.ADMIN;
    }
}
