package dev.lectern.ingestion;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Query;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Following an ingestion. */
@Path("/api/v1/ingestions/{id}/events")
@Tag(name = "Ingestions")
public class IngestionEventResource {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final Query query;
    private final IngestionQueries ingestions;
    private final IngestionEvents events;
    private final Caller caller;

    IngestionEventResource(Query query, IngestionQueries ingestions, IngestionEvents events, Caller caller) {
        this.query = query;
        this.ingestions = ingestions;
        this.events = events;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    // Proxies that gather answers before they pass them on are asked not to.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "followIngestion",
            summary = "How an ingestion goes on, as server-sent events",
            description = "The first event says how it stands, further ones come when that has changed, and every 15"
                    + " seconds. They are called `progress`, and the last one `ended`; all hold the ingestion, without its"
                    + " diagnostics and its impact. A stream is closed after the end, or after ten minutes; a client that comes"
                    + " back with `Last-Event-ID` is told only what it does not know.")
    @Parameter(ref = "ingestionId")
    @Parameter(ref = "lastEventId")
    @APIResponse(
            responseCode = "200",
            description = "Events until the end",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "204",
            description = "It has ended, and the client knows: there is nothing to come back for")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String last, @Context Sse sse) {
        query.check();
        Ingestion known = ingestions.named(id);
        caller.require(Scope.READ, known.course());
        if (known.state().isEnd() && known.standing().equals(last)) {
            throw new NothingToCome();
        }
        if (events.isFull()) {
            throw ProblemCode.UNAVAILABLE.because(
                    "As many clients as may follow ingestions do so already; GET /api/v1/ingestions/%s tells how it stands."
                            .formatted(id),
                    Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
        }
        return events.of(known, last, sse);
    }

    /** Tells a client, which would come back for ever, to stay away. */
    @ServerExceptionMapper
    Response nothingToCome(NothingToCome end) {
        return Response.noContent().build();
    }

    /** Thrown where a client knows how an ingestion has ended. */
    static final class NothingToCome extends RuntimeException {

        NothingToCome() {
            super("all events are known", null, false, false);
        }
    }
}
