package dev.lectern.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers {@link Moved} with 308 and an address relative to the root, whatever name the service has for its clients. */
@Provider
public class MovedAnswer implements ExceptionMapper<Moved> {

    private static final int PERMANENT_REDIRECT = 308;
    private static final String API = "/api/v1/";

    private final UriInfo uri;

    MovedAnswer(UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Response toResponse(Moved moved) {
        return Response.status(PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, location(uri.getRequestUri(), moved))
                // A later release may give the address to something else.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static String location(URI asked, Moved moved) {
        String path = asked.getRawPath();
        int start = path.indexOf(API) + API.length();
        String[] segments = path.substring(start).split("/");
        for (int i = 1; i < segments.length; i += 2) {
            String value = moved.parts().get(segments[i - 1]);
            segments[i] = value == null ? segments[i] : encoded(value);
        }
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return path.substring(0, start) + String.join("/", segments) + query;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
