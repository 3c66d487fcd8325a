package dev.lectern.access;

import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was done, and by whom. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class AuditResource {

    private static final String AUDIT = "audit";

    private final Query query;
    private final Representations representations;
    private final AuditTrail trail;
    private final Caller caller;

    AuditResource(Query query, Representations representations, AuditTrail trail, Caller caller) {
        this.query = query;
        this.representations = representations;
        this.trail = trail;
        this.caller = caller;
    }

    /** A {@link Page} of the audit trail. */
    public record AuditPage(
            List<AuditEntry> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(value = Scope.ADMIN, keepsToCourses = true)
    @Operation(
            operationId = "readAudit",
            summary = "Every call that could have changed something, the latest first",
            description =
                    "Calls that were refused as well, but for those of an address that made too many. A token that is"
                            + " limited to some courses sees the calls that were about these.")
    @Parameter(ref = "courseFilter")
    @Parameter(ref = "callerFilter")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = AuditPage.class, responseDescription = "A page of the audit trail")
    public Response audit() {
        String course = query.text("course").orElse("");
        String by = query.text("caller").orElse("");
        Fields fields = Fields.of(query, AuditEntry.class);
        int limit = Page.limit(query);
        long before = Cursor.of(query, AUDIT, 1)
                .map(cursor -> Cursor.value(cursor.values().get(0), Long::parseLong))
                .orElse(Long.MAX_VALUE);
        query.check();
        List<AuditEntry> found = trail.entries(caller.courses(Scope.ADMIN), course, by, before, limit + 1);
        return representations.list(versionOf(found), fields, () -> Page.of(found, limit, this::cursor));
    }

    private String cursor(AuditEntry last) {
        return new Cursor("", List.of(Long.toString(last.id()))).token(query, AUDIT);
    }

    private static Version versionOf(List<AuditEntry> found) {
        StringBuilder states = new StringBuilder();
        found.forEach(entry ->
                states.append(entry.id()).append(':').append(entry.status()).append('\n'));
        return new Version(states.toString(), false);
    }
}
