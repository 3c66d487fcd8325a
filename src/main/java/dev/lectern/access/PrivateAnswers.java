package dev.lectern.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps shared caches from giving one reader what another may read: what credentials were shown for is theirs alone, and so is
 * everything where reads are closed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-3.5">RFC 9111, section 3.5, Storing responses to authenticated
 *     requests</a>
 */
@Provider
public class PrivateAnswers implements ContainerResponseFilter {

    private final Caller caller;

    PrivateAnswers(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        String varies = response.getHeaderString(HttpHeaders.VARY);
        if (varies == null || !varies.contains(HttpHeaders.AUTHORIZATION)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        }
        boolean isPrivate = !caller.readsAreOpen() || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        String control = response.getHeaderString(HttpHeaders.CACHE_CONTROL);
        if (isPrivate && control != null && !control.contains("no-store")) {
            headers.putSingle(
                    HttpHeaders.CACHE_CONTROL,
                    "private, " + control.replace("public, ", "").replace("private, ", ""));
        }
    }
}
