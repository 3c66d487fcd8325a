package dev.lectern.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers reads. The entity tag follows from the {@link Version} and the request alone, so a client that has the
 * answer already gets 304 before anything is rendered, and what is rendered is rendered once per version.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3, ETag</a>
 */
@ApplicationScoped
public class Representations {

    /** Authorization, because some see drafts; Origin, because the CORS headers of an answer name the site that asked for it. */
    private static final String VARY = "Accept, Accept-Encoding, Authorization, Origin";

    private final Query query;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Request request;
    private final ObjectMapper json;
    private final String build;
    private final Clock clock;
    private final Cache<String, Representation> cache;

    Representations(
            Query query,
            UriInfo uri,
            HttpHeaders headers,
            Request request,
            ObjectMapper json,
            HttpSettings settings,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.query = query;
        this.uri = uri;
        this.headers = headers;
        this.request = request;
        this.json = json;
        this.build = build;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(settings.cacheSize().asLongValue())
                .weigher((String key, Representation value) -> value.weight())
                .build();
    }

    /** Answers with JSON: what {@code view} gives, without the members that {@code fields} leaves out. */
    public Response json(Version version, Fields fields, Supplier<?> view) {
        return answer(version, MediaType.APPLICATION_JSON, () -> {
            JsonNode tree = fields.pick(json.valueToTree(view.get()));
            return Representation.of(MediaType.APPLICATION_JSON, bytes(tree), Map.of());
        });
    }

    /** Answers with a list: a view that has {@code items} and {@code next}. {@code fields} are those of an item. */
    public Response list(Version version, Fields fields, Supplier<? extends Record> view) {
        return answer(version, MediaType.APPLICATION_JSON, () -> {
            JsonNode tree = json.valueToTree(view.get());
            fields.pick(tree.get("items"));
            JsonNode next = tree.get("next");
            Map<String, String> links = next.isNull() ? Map.of() : Map.of("Link", link(next.asText()));
            return Representation.of(MediaType.APPLICATION_JSON, bytes(tree), links);
        });
    }

    /** Answers with text in UTF-8, such as {@code text/markdown}. */
    public Response text(Version version, String mediaType, Supplier<String> body) {
        return answer(
                version,
                mediaType,
                () -> Representation.of(
                        mediaType + ";charset=UTF-8", body.get().getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    /** The one of {@code mediaTypes} that the client likes best, the first where it does not mind; 406 for none. */
    public String preferred(String... mediaTypes) {
        List<Variant> variants = Arrays.stream(mediaTypes)
                .map(mediaType -> new Variant(MediaType.valueOf(mediaType), (String) null, null))
                .toList();
        Variant best = request.selectVariant(variants);
        if (best == null) {
            throw ProblemCode.NOT_ACCEPTABLE.because("The Accept header takes none of what is served here: %s."
                    .formatted(String.join(", ", mediaTypes)));
        }
        return best.getMediaType().getType() + "/" + best.getMediaType().getSubtype();
    }

    /** Answers a change with what is at this address now, and the entity tag that reading it would give. */
    public Response changed(Version version, Object view) {
        return head(
                        Response.ok(view, MediaType.APPLICATION_JSON),
                        version,
                        tag(version, query.canonical(), MediaType.APPLICATION_JSON))
                .build();
    }

    /**
     * Sees to it that a change is made to what its client knows: 428 when the request has no {@code If-Match}, 412 when that
     * does not hold the entity tag that reading this address gives in {@code version}.
     */
    public void expect(Version version) {
        List<String> expected = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        if (expected == null || expected.isEmpty()) {
            throw ProblemCode.PRECONDITION_REQUIRED.because(
                    "Give the ETag of GET %s in If-Match, so that nobody else's change is undone unseen."
                            .formatted(uri.getPath()));
        }
        String tag = '"' + tag(version, query.canonical(), MediaType.APPLICATION_JSON) + '"';
        // RFC 9110, section 13.1.1: If-Match compares strongly.
        boolean met = expected.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag));
        if (!met) {
            throw ProblemCode.PRECONDITION_FAILED.because(
                    "GET %s answers with another ETag than those in If-Match; read it again and decide anew."
                            .formatted(uri.getPath()));
        }
    }

    /**
     * Whether the request may go on by its {@code If-Match}: it has none, or one that names what is read at this address
     * without parameters in one of {@code mediaTypes}.
     *
     * @param version what is there; empty where there is nothing
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, section 13.1.1, If-Match</a>
     */
    public boolean isMatched(Optional<Version> version, List<String> mediaTypes) {
        List<String> wanted = given(HttpHeaders.IF_MATCH);
        return wanted.isEmpty()
                || version.isPresent()
                        && (wanted.contains("*")
                                || mediaTypes.stream()
                                        .map(mediaType -> tag(version.get(), "", mediaType))
                                        .anyMatch(tag -> wanted.contains('"' + tag + '"')
                                                || wanted.contains('"' + tag + "-gzip\"")));
    }

    /** Whether the request asks for there to be nothing yet: {@code If-None-Match: *}. */
    public boolean isForNothing() {
        return given(HttpHeaders.IF_NONE_MATCH).contains("*");
    }

    private Response answer(Version version, String mediaType, Supplier<Representation> render) {
        String tag = tag(version, query.canonical(), mediaType);
        Optional<String> known = knownToClient(tag);
        if (known.isPresent()) {
            return head(Response.notModified(), version, known.get()).build();
        }
        Representation representation = cache.getIfPresent(tag);
        if (representation == null) {
            // Not cache.get(tag, …): rendering may take a while, and would hold up neighbours in the cache.
            representation = render.get();
            cache.put(tag, representation);
        }
        if (knownToClient("*").isPresent()) {
            return head(Response.notModified(), version, tag).build();
        }
        boolean gzip = representation.gzip().length > 0 && acceptsGzip();
        Response.ResponseBuilder answer =
                Response.ok(gzip ? representation.gzip() : representation.bytes(), representation.mediaType());
        representation.headers().forEach(answer::header);
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return head(answer, version, gzip ? tag + "-gzip" : tag).build();
    }

    private Response.ResponseBuilder head(Response.ResponseBuilder answer, Version version, String tag) {
        return answer.header(HttpHeaders.ETAG, '"' + tag + '"')
                .header(HttpHeaders.CACHE_CONTROL, version.cacheControl(clock.instant()))
                .header(HttpHeaders.VARY, VARY);
    }

    private String tag(Version version, String parameters, String mediaType) {
        String of = String.join("\n", build, version.state(), uri.getPath(), parameters, mediaType);
        return Digests.shortHex(Digests.sha256(of.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code tag}, or that of the same compressed, whichever the client says it has. */
    private Optional<String> knownToClient(String tag) {
        return given(HttpHeaders.IF_NONE_MATCH).stream()
                // RFC 9110, section 13.1.2: If-None-Match compares weakly.
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .map(known -> known.replace("\"", ""))
                .filter(known -> known.equals(tag) || known.equals(tag + "-gzip"))
                .findFirst();
    }

    /** The members of a list header. */
    private List<String> given(String header) {
        return Optional.ofNullable(headers.getRequestHeader(header)).orElse(List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }

    private boolean acceptsGzip() {
        List<String> accepted = headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && accepted.stream()
                        .flatMap(line -> List.of(line.toLowerCase(Locale.ROOT).split(",")).stream())
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;") && !coding.matches("gzip;q=0(\\.0*)?")));
    }

    private String link(String cursor) {
        return "<%s?%s>; rel=\"next\""
                .formatted(uri.getRequestUri().getRawPath(), query.with(Cursor.PARAMETER, cursor));
    }

    private byte[] bytes(JsonNode tree) {
        try {
            return json.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
