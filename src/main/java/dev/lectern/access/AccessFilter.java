package dev.lectern.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
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
public class AccessFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CALLED = AccessFilter.class.getName() + ".called";
    private static final String SIGNED = AccessFilter.class.getName();
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final int UNAUTHORIZED = 401;

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
        request.setProperty(CALLED, true);
        if (resource.getResourceMethod().isAnnotationPresent(Signed.class)) {
            failedAttempts.check(address.block());
            request.setProperty(SIGNED, true);
            caller.isAbout(course(request));
            return;
        }
        List<String> shown = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        credentials.identify(caller, shown);
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        Scope scope = needs == null ? byMethod(request.getMethod()) : needs.value();
        boolean keepsToCourses = needs != null && needs.keepsToCourses();
        try {
            check(scope, keepsToCourses, course(request));
        } catch (RuntimeException refusal) {
            // What nobody may do counts as an attempt where each would leave a line in the audit trail.
            throw caller.grant().isAnonymous() && isWrite(request)
                    ? failedAttempts.add(address.block(), refusal)
                    : refusal;
        }
    }

    /** A wrong signature is as good as a wrong token. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SIGNED) != null && response.getStatus() == UNAUTHORIZED) {
            failedAttempts.add(address.block(), Refusal.invalid("The signature is wrong."));
            // RFC 9110, section 15.5.2: a 401 says what would be right.
            response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Signature realm=\"lectern\"");
        }
    }

    /** Whether there is such a call at all: an address, a method and a content type that some resource takes. */
    static boolean isCall(ContainerRequestContext request) {
        return request.getProperty(CALLED) != null;
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

    /** Null where the path names none. */
    private static String course(ContainerRequestContext request) {
        return request.getUriInfo().getPathParameters().getFirst("course");
    }

    private static Scope byMethod(String method) {
        return READS.contains(method) ? Scope.READ : Scope.ADMIN;
    }
}
