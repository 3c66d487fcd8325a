package dev.lectern.webhook;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is told of events. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookResource {

    private static final String WEBHOOKS = "webhooks";

    private final Query query;
    private final Representations representations;
    private final SubscriptionReader subscriptions;
    private final Webhooks webhooks;
    private final Caller caller;

    WebhookResource(
            Query query,
            Representations representations,
            SubscriptionReader subscriptions,
            Webhooks webhooks,
            Caller caller) {
        this.query = query;
        this.representations = representations;
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    /** A {@link Page} of webhooks. */
    public record WebhookPage(
            List<Webhook> items, @Schema(nullable = true) String next) {}

    /**
     * A webhook to be.
     *
     * @param url where events are sent to, by http or https
     * @param events the events that are sent, at least one
     * @param courses slugs of the courses whose events are sent; all courses without it
     * @param enabled whether anything is sent; true without it
     */
    public record NewWebhook(
            @Schema(required = true) String url,
            @Schema(required = true) List<WebhookEvent> events,
            List<String> courses,
            boolean enabled) {}

    /**
     * What is to be another way; what is left out stays as it is.
     *
     * @param url where events are sent to, by http or https
     * @param events the events that are sent, at least one
     * @param courses slugs of the courses whose events are sent; empty for all courses
     * @param enabled whether anything is sent
     */
    public record WebhookChange(String url, List<WebhookEvent> events, List<String> courses, boolean enabled) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "createWebhook",
            summary = "Have an address told of events",
            description = "The secret in the answer signs what is sent, and is not shown again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewWebhook.class)), required = true)
    @APIResponseSchema(
            value = IssuedSecret.class,
            responseCode = "201",
            responseDescription = "The webhook and its secret; `Location` holds its address")
    @Problems({ProblemCode.INVALID_BODY, ProblemCode.WEBHOOK_TARGET_REFUSED, ProblemCode.UNSUPPORTED_MEDIA_TYPE})
    public Response create(String body) {
        query.check();
        IssuedSecret issued = webhooks.add(subscriptions.create(body), caller.name());
        return unkept(Response.created(
                        URI.create("/api/v1/webhooks/" + issued.webhook().id())))
                .entity(issued)
                .build();
    }

    @GET
    @Needs(Scope.ADMIN)
    @Operation(operationId = "listWebhooks", summary = "Webhooks, the oldest first")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = WebhookPage.class, responseDescription = "A page of webhooks")
    public Response list() {
        Fields fields = Fields.of(query, Webhook.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, WEBHOOKS, 1);
        long sequence = after.map(cursor -> Cursor.value(cursor.values().get(0), Long::valueOf))
                .orElse(0L);
        query.check();
        List<Webhooks.Listed> found = webhooks.after(sequence, limit + 1);
        return representations.list(
                Version.confidential(found.toString()),
                fields,
                () -> Page.of(
                                found,
                                limit,
                                last -> new Cursor("", List.of(Long.toString(last.sequence()))).token(query, WEBHOOKS))
                        .map(Webhooks.Listed::webhook));
    }

    @GET
    @Path("/{id}")
    @Needs(Scope.ADMIN)
    @Operation(operationId = "getWebhook", summary = "One webhook")
    @Parameter(ref = "webhookId")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = Webhook.class, responseDescription = "The webhook")
    public Response read(@PathParam("id") String id) {
        Fields fields = Fields.of(query, Webhook.class);
        query.check();
        Webhook found = webhooks.of(parsed(id));
        return representations.json(Version.confidential(found.toString()), fields, () -> found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "changeWebhook",
            summary = "Change what a webhook is told, and where",
            description = "What waits to be sent to a webhook that is disabled fails, and can be sent again later.")
    @Parameter(ref = "webhookId")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookChange.class)), required = true)
    @APIResponseSchema(value = Webhook.class, responseDescription = "The webhook as it is now")
    @Problems({ProblemCode.INVALID_BODY, ProblemCode.WEBHOOK_TARGET_REFUSED, ProblemCode.UNSUPPORTED_MEDIA_TYPE})
    public Response change(@PathParam("id") String id, String body) {
        query.check();
        Webhook changed = webhooks.change(parsed(id), before -> subscriptions.change(before, body));
        return representations.changed(Version.confidential(changed.toString()), changed);
    }

    @DELETE
    @Path("/{id}")
    @Needs(Scope.ADMIN)
    @Operation(operationId = "deleteWebhook", summary = "Remove a webhook and the log of its deliveries")
    @Parameter(ref = "webhookId")
    @APIResponse(responseCode = "204", description = "It is gone, and nothing more is sent")
    public Response remove(@PathParam("id") String id) {
        query.check();
        webhooks.remove(parsed(id));
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/secret")
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook another secret",
            description =
                    "Until `previousSecretUntil`, what is sent is signed with the present secret as well, so that its receiver can"
                            + " be told the new one without missing anything. The secret in the answer is not shown again.")
    @Parameter(ref = "webhookId")
    @APIResponseSchema(
            value = IssuedSecret.class,
            responseCode = "200",
            responseDescription = "The webhook and its new secret")
    public Response rotate(@PathParam("id") String id) {
        query.check();
        return unkept(Response.ok(webhooks.rotate(parsed(id)))).build();
    }

    static UUID parsed(String id) {
        return Uuids.parse(id).orElseThrow(() -> Webhooks.notFound(id));
    }

    private static Response.ResponseBuilder unkept(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
