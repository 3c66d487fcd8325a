package dev.lectern.ingestion;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Uuids;
import dev.lectern.http.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of ingestions, and what is to become of those that have not ended. */
@Path("/api/v1/ingestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestions")
public class IngestionResource {

    private static final String INGESTIONS = "ingestions";

    private final Query query;
    private final Representations representations;
    private final IngestionQueries ingestions;
    private final IngestionCancellation cancellation;
    private final Caller caller;

    IngestionResource(
            Query query,
            Representations representations,
            IngestionQueries ingestions,
            IngestionCancellation cancellation,
            Caller caller) {
        this.query = query;
        this.representations = representations;
        this.ingestions = ingestions;
        this.cancellation = cancellation;
        this.caller = caller;
    }

    /** A {@link Page} of ingestions. */
    public record IngestionPage(
            List<Ingestion> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Operation(
            operationId = "listIngestions",
            summary = "Ingestions, the latest first",
            description = "Without their diagnostics and their impact, which each ingestion has by itself.")
    @Parameter(ref = "courseFilter")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = IngestionPage.class, responseDescription = "A page of ingestions")
    public Response ingestions() {
        String course = query.text("course").orElse("");
        Fields fields = Fields.of(query, Ingestion.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, INGESTIONS, 1);
        long before = after.map(cursor -> Cursor.value(cursor.values().get(0), Long::valueOf))
                .orElse(Long.MAX_VALUE);
        query.check();
        List<IngestionQueries.Listed> found =
                ingestions.ingestions(caller.courses(Scope.READ), course, before, limit + 1);
        List<Ingestion> items =
                found.stream().map(IngestionQueries.Listed::ingestion).toList();
        return representations.list(
                versionOf(items),
                fields,
                () -> Page.of(
                        items,
                        limit,
                        last -> new Cursor(
                                        "",
                                        List.of(Long.toString(
                                                found.get(limit - 1).sequence())))
                                .token(query, INGESTIONS)));
    }

    @GET
    @Path("/{id}")
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Operation(operationId = "getIngestion", summary = "One ingestion with its diagnostics")
    @Parameter(ref = "ingestionId")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = Ingestion.class, responseDescription = "The ingestion")
    public Response ingestion(@PathParam("id") String id) {
        Fields fields = Fields.of(query, Ingestion.class);
        query.check();
        Ingestion found = found(id);
        caller.require(Scope.READ, found.course());
        return representations.json(versionOf(List.of(found)), fields, () -> found);
    }

    @POST
    @Path("/{id}/cancellation")
    @Needs(value = Scope.INGEST, keepsToCourses = true)
    @Operation(
            operationId = "cancelIngestion",
            summary = "Call an ingestion off",
            description =
                    "One that waits is cancelled at once. One that runs, on whatever replica, ends as cancelled at its next"
                            + " file or stage, and publishes nothing. Asking again does no harm.")
    @Parameter(ref = "ingestionId")
    @APIResponse(
            responseCode = "202",
            description = "The ingestion as it stands now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Ingestion.class)))
    @Problems({ProblemCode.INGESTION_ENDED})
    public Response cancel(@PathParam("id") String id) {
        query.check();
        Ingestion found = ingestions.named(id);
        caller.require(Scope.INGEST, found.course());
        return Response.accepted(cancellation.cancel(found)).build();
    }

    private Ingestion found(String id) {
        return Uuids.parse(id)
                .flatMap(ingestions::ingestion)
                .orElseThrow(() ->
                        ProblemCode.INGESTION_NOT_FOUND.because("There is no ingestion with the id %s.".formatted(id)));
    }

    private static Version versionOf(List<Ingestion> found) {
        String states = found.stream()
                .map(ingestion -> ingestion.id() + " " + ingestion.standing())
                .collect(Collectors.joining(","));
        return new Version(states, false);
    }
}
