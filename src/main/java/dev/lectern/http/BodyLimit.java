package dev.lectern.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds the bodies of requests that are read into memory: all but those of calls that are {@link Streamed}. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    private static final long LARGEST = 1024 * 1024;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(Streamed.class)) {
            return;
        }
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > LARGEST) {
            throw tooLarge();
        }
        if (request.getHeaderString("Transfer-Encoding") != null) {
            request.setEntityStream(new Limited(request.getEntityStream()));
        }
    }

    private static RuntimeException tooLarge() {
        return ProblemCode.UPLOAD_TOO_LARGE.because(
                "The body has more than %d bytes, which is the most that this call reads.".formatted(LARGEST));
    }

    private static final class Limited extends FilterInputStream {

        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            return count(count, count);
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
