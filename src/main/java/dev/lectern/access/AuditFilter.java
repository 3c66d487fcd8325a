package dev.lectern.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps every call that may change something in the audit trail: before it begins, so that none that began is missing, and again
 * when it is answered. What can't be kept is not done. Of a call that is refused there is one entry, but none when it was one of
 * too many, or when nobody could find out who made it.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEGUN = AuditFilter.class.getName();
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int LONGEST = 200;

    /** How calls are refused when nobody found out who makes them: too many of them, or too early to know. */
    private static final Set<Integer> UNIDENTIFIED = Set.of(429, 503);

    private static final Logger LOG = Logger.getLogger(AuditFilter.class);

    private final AuditTrail trail;
    private final Caller caller;
    private final ClientAddress address;
    private final Clock clock;

    AuditFilter(AuditTrail trail, Caller caller, ClientAddress address, Clock clock) {
        this.trail = trail;
        this.caller = caller;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (AccessFilter.isWrite(request)) {
            request.setProperty(BEGUN, trail.begin(call(request, 0)));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!AccessFilter.isCall(request) || !AccessFilter.isWrite(request)) {
            return;
        }
        Object begun = request.getProperty(BEGUN);
        int status = response.getStatus();
        try {
            if (begun instanceof Long id) {
                trail.end(id, status, storable(caller.course().orElse("")));
            } else if (!UNIDENTIFIED.contains(status)) {
                trail.begin(call(request, status));
            }
        } catch (RuntimeException e) {
            // What was answered is done, or refused, and can't be taken back.
            LOG.errorf(
                    e,
                    "%s %s was answered with %d, which could not be kept",
                    request.getMethod(),
                    path(request),
                    status);
        }
    }

    private AuditTrail.Call call(ContainerRequestContext request, int status) {
        return new AuditTrail.Call(
                clock.instant(),
                caller.name(),
                caller.token().map(UUID::toString).orElse(""),
                address.text(),
                request.getMethod(),
                path(request),
                storable(caller.course().orElse("")),
                storable(
                        Optional.ofNullable(request.getHeaderString(REQUEST_ID)).orElse("")),
                status);
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath();
    }

    private static String storable(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", "");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
    }
}
