package dev.lectern.webhook;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a webhook was told, and what became of telling it. */
@Path("/api/v1/webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class DeliveryResource {

    private static final String DELIVERIES = "deliveries of ";

    private final Query query;
    private final Representations representations;
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    DeliveryResource(Query query, Representations representations, Webhooks webhooks, Deliveries deliveries) {
        this.query = query;
        this.representations = representations;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /** A {@link Page} of deliveries. */
    public record DeliveryPage(
            List<Delivery> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(Scope.ADMIN)
    @Operation(operationId = "listDeliveries", summary = "What a webhook was told, the latest first")
    @Parameter(ref = "webhookId")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = DeliveryPage.class, responseDescription = "A page of deliveries")
    public Response list(@PathParam("id") String id) {
        Fields fields = Fields.of(query, Delivery.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, DELIVERIES + id, 1);
        long before = after.map(cursor -> Cursor.value(cursor.values().get(0), Long::valueOf))
                .orElse(Long.MAX_VALUE);
        query.check();
        UUID webhook = webhooks.of(WebhookResource.parsed(id)).id();
        List<Deliveries.Listed> found = deliveries.before(webhook, before, limit + 1);
        return representations.list(
                Version.confidential(found.toString()),
                fields,
                () -> Page.of(
                                found,
                                limit,
                                last -> new Cursor("", List.of(Long.toString(last.sequence())))
                                        .token(query, DELIVERIES + id))
                        .map(Deliveries.Listed::delivery));
    }

    @POST
    @Path("/{delivery}/redelivery")
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "redeliver",
            summary = "Send once more what a webhook was told",
            description =
                    "With the same `webhook-id` and body, at once, and with as many attempts as the first time; whatever became of it.")
    @Parameter(ref = "webhookId")
    @Parameter(ref = "deliveryId")
    @APIResponseSchema(
            value = Delivery.class,
            responseCode = "202",
            responseDescription = "It will be sent; the list of deliveries tells what becomes of it")
    @Problems(ProblemCode.WEBHOOK_DISABLED)
    public Response redeliver(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        query.check();
        UUID webhook = WebhookResource.parsed(id);
        UUID parsed = Uuids.parse(delivery).orElseThrow(() -> Deliveries.notFound(delivery));
        return Response.accepted(deliveries.again(webhook, parsed)).build();
    }
}
