package dev.lectern.access;

import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.JsonBody;
import dev.lectern.http.Page;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Uuids;
import dev.lectern.http.Version;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Issues bearer tokens, lists and revokes them. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class TokenResource {

    private static final String TOKENS = "tokens";
    private static final Instant FUTURE = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final Query query;
    private final Representations representations;
    private final TokenQueries tokens;
    private final IssuedTokens issued;
    private final Caller caller;
    private final Clock clock;

    TokenResource(
            Query query,
            Representations representations,
            TokenQueries tokens,
            IssuedTokens issued,
            Caller caller,
            Clock clock) {
        this.query = query;
        this.representations = representations;
        this.tokens = tokens;
        this.issued = issued;
        this.caller = caller;
        this.clock = clock;
    }

    /** A {@link Page} of tokens. */
    public record TokenPage(
            List<Token> items, @Schema(nullable = true) String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(value = Scope.ADMIN, keepsToCourses = true)
    @Operation(
            operationId = "issueToken",
            summary = "Issue a bearer token",
            description =
                    "The answer has the secret, which is shown this once. A token can issue none that has a scope or a"
                            + " course that it does not have itself, or that is good for longer.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenRequest.class)))
    @APIResponseSchema(
            value = IssuedToken.class,
            responseCode = "201",
            responseDescription = "The token, with its secret; `Location` is where it can be read without")
    @Problems({ProblemCode.INVALID_BODY, ProblemCode.UNSUPPORTED_MEDIA_TYPE})
    public Response issue(InputStream body) throws IOException {
        query.check();
        IssuedToken token = issued.issue(TokenRequest.of(JsonBody.read(body), clock.instant()), caller);
        return Response.created(URI.create("/api/v1/tokens/" + token.id()))
                .entity(token)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Needs(value = Scope.ADMIN, keepsToCourses = true)
    @Operation(
            operationId = "listTokens",
            summary = "Tokens, the latest first",
            description =
                    "Those that were revoked or have expired as well. A token that is limited to some courses sees the"
                            + " tokens that are good for none but these.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = TokenPage.class, responseDescription = "A page of tokens")
    public Response tokens() {
        Fields fields = Fields.of(query, Token.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, TOKENS, 2);
        Instant before = after.map(cursor -> Cursor.value(cursor.values().get(0), Instant::parse))
                .orElse(FUTURE);
        UUID beforeId = after.map(cursor -> Cursor.value(cursor.values().get(1), UUID::fromString))
                .orElse(LAST);
        query.check();
        List<Token> found = tokens.tokens(courses(), before, beforeId, limit + 1);
        return representations.list(versionOf(found), fields, () -> Page.of(found, limit, this::cursor));
    }

    @GET
    @Path("/{id}")
    @Needs(value = Scope.ADMIN, keepsToCourses = true)
    @Operation(operationId = "getToken", summary = "One token")
    @Parameter(ref = "tokenId")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = Token.class, responseDescription = "The token")
    public Response token(@PathParam("id") String id) {
        Fields fields = Fields.of(query, Token.class);
        query.check();
        Token found = find(id);
        return representations.json(versionOf(List.of(found)), fields, () -> found);
    }

    @DELETE
    @Path("/{id}")
    @Needs(value = Scope.ADMIN, keepsToCourses = true)
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description =
                    "It is refused at once by the replica that answers, and within 5 seconds by the others. It stays in"
                            + " the list, with `revokedAt`.")
    @Parameter(ref = "tokenId")
    @APIResponse(responseCode = "204", description = "The token is good for nothing any more")
    public Response revoke(@PathParam("id") String id) {
        query.check();
        issued.revoke(find(id).id());
        return Response.noContent().build();
    }

    private Token find(String id) {
        return Uuids.parse(id)
                .flatMap(token -> tokens.token(token, courses()))
                .orElseThrow(
                        () -> ProblemCode.TOKEN_NOT_FOUND.because("There is no token with the id %s.".formatted(id)));
    }

    private Set<String> courses() {
        return caller.courses(Scope.ADMIN);
    }

    private String cursor(Token last) {
        return new Cursor("", List.of(last.createdAt().toString(), last.id().toString())).token(query, TOKENS);
    }

    private static Version versionOf(List<Token> found) {
        StringBuilder states = new StringBuilder();
        found.forEach(token -> states.append(token.id())
                .append(token.lastUsedAt())
                .append(token.revokedAt())
                .append('\n'));
        return new Version(states.toString(), false);
    }
}
