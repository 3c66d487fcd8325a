package dev.lectern.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Bounds how long the bodies of requests take to come, and how large those are that are read into memory: all but those of
 * calls that are {@link Streamed}.
 */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    private static final long LARGEST = 1024 * 1024;

    private static final Set<String> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final BodyDeadline deadline;

    @Context
    ResourceInfo resource;

    BodyLimit(BodyDeadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean streamed = resource.getResourceMethod().isAnnotationPresent(Streamed.class);
        deadline.set(streamed);
        if (!streamed && !WITHOUT_BODY.contains(request.getMethod())) {
            boundSize(request);
        }
    }

    private static void boundSize(ContainerRequestContext request) {
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > LARGEST) {
            throw tooLarge();
        }
        request.setEntityStream(new Limited(request.getEntityStream()));
    }

    private static RuntimeException tooLarge() {
        return ProblemCode.UPLOAD_TOO_LARGE.because(
                "The body has more than %d bytes, which is the most that this call reads.".formatted(LARGEST));
    }

    /** That the client is gone is no fault of the service. */
    private static RuntimeException brokenOff() {
        return ProblemCode.BAD_REQUEST.because("The body ended before its end was there.");
    }

    private static final class Limited extends FilterInputStream {

        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return count(super.read(), 1);
            } catch (IOException e) {
                throw brokenOff();
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                int count = super.read(bytes, offset, length);
                return count(count, count);
            } catch (IOException e) {
                throw brokenOff();
            }
        }

        private int count(int result, int bytes) {
            read += result < 0 ? 0 : bytes;
            if (read > LARGEST) {
                throw tooLarge();
            }
            return result;
        }
    }
}
