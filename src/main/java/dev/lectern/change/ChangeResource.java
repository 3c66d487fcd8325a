package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What changed between two releases of a course. */
@Path("/api/v1/courses/{course}/releases/{number}/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class ChangeResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final ChangeSlices changes;

    ChangeResource(Query query, Representations representations, ReleasePoints releases, ChangeSlices changes) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.changes = changes;
    }

    @GET
    @Operation(
            operationId = "listReleaseChanges",
            summary = "What changed between two releases of a course, in course order",
            description = "A section or code block whose lines or number only shifted has not changed, and neither have"
                    + " those between which others were put in or taken out. Changes between two releases stay"
                    + " what they are, and may be kept for ever.")
    @Parameter(ref = "course")
    @Parameter(ref = "releaseNumber")
    @Parameter(ref = "changesFrom")
    @Parameter(ref = "changeTypes")
    @Parameter(ref = "changeKinds")
    @Parameter(ref = "edits")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = ChangeList.class, responseDescription = "A page of changes, with facets")
    public Response changes(@PathParam("course") String course, @PathParam("number") String number) {
        String list = "changes of release %s of %s".formatted(number, course);
        OptionalInt asked = query.integer("from", 0, Integer.MAX_VALUE - 1);
        ChangeFilter filter = ChangeFilter.of(query);
        Fields fields = Fields.of(query, Change.class);
        int limit = Page.limit(query);
        Place after = Cursor.of(query, list, Place.ARITY)
                .map(cursor -> Place.of(cursor.values()))
                .orElse(Place.START);
        query.check();
        ReleasePoint to = releases.numbered(course, number);
        int from = asked.orElse(to.number() - 1);
        Span span = from == 0 ? Span.upTo(to) : new Span(releases.at(course, OptionalInt.of(from)), to);
        return representations.list(version(span), fields, () -> {
            Page<Placed> page = Page.of(
                    changes.slice(span, filter, after, limit + 1),
                    limit,
                    last -> new Cursor("", last.place().values()).token(query, list));
            ChangeCounts counts = changes.counts(span, filter);
            return new ChangeList(
                    to.course(),
                    from,
                    to.number(),
                    page.map(Placed::change).items(),
                    page.next(),
                    counts.total(),
                    counts.facets());
        });
    }

    private static Version version(Span span) {
        Version before = span.from().version();
        Version after = span.to().version();
        return new Version(
                before.state() + " to " + after.state(),
                true,
                before.confidential() || after.confidential(),
                before.until().isBefore(after.until()) ? before.until() : after.until());
    }
}
