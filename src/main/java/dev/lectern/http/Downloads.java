package dev.lectern.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with bytes as they are kept, whole or in part, without having them in memory. */
@ApplicationScoped
public class Downloads {

    private final HttpHeaders headers;
    private final Request request;
    private final Clock clock;

    Downloads(HttpHeaders headers, Request request, Clock clock) {
        this.headers = headers;
        this.request = request;
        this.clock = clock;
    }

    /**
     * What is downloaded.
     *
     * @param digest of the bytes, in hexadecimal: its entity tag
     * @param size in bytes
     * @param headers further headers, by name
     */
    public record Content(String digest, String mediaType, long size, Map<String, String> headers) {}

    /** Writes a part of the bytes. */
    public interface Writer {
        void write(ByteRange range, OutputStream out) throws IOException;
    }

    /** Answers with {@code content}, or the part of it that the request is for. */
    public Response answer(Version version, Content content, Writer writer) {
        String tag = '"' + content.digest().substring(0, 32) + '"';
        if (knownToClient(tag)) {
            return head(Response.notModified(), version, tag, content).build();
        }
        Optional<ByteRange> asked = header("Range")
                .filter(range -> header("If-Range").map(tag::equals).orElse(true))
                .flatMap(range -> ByteRange.of(range, content.size()));
        if (asked.isPresent() && asked.get().length() == 0) {
            throw ProblemCode.RANGE_NOT_SATISFIABLE.because(
                    "The asset has %d bytes.".formatted(content.size()),
                    Map.of("Content-Range", "bytes */" + content.size()));
        }
        ByteRange range = asked.orElse(new ByteRange(0, content.size()));
        Response.ResponseBuilder answer = Response.status(asked.isPresent() ? 206 : 200)
                .type(content.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, range.length());
        asked.ifPresent(part -> answer.header("Content-Range", part.contentRange(content.size())));
        if (!request.getMethod().equals(HttpMethod.HEAD)) {
            answer.entity((StreamingOutput) out -> writer.write(range, out));
        }
        return head(answer, version, tag, content).build();
    }

    private Response.ResponseBuilder head(
            Response.ResponseBuilder answer, Version version, String tag, Content content) {
        content.headers().forEach(answer::header);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, version.cacheControl(clock.instant()))
                .header(HttpHeaders.VARY, "Authorization, Origin")
                .header("Accept-Ranges", "bytes");
    }

    private boolean knownToClient(String tag) {
        List<String> has = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        return has != null
                && has.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        // RFC 9110, section 13.1.2: If-None-Match compares weakly.
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }
}
