package dev.lectern.change;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The changes of all courses, for those who keep a copy. See {@code docs/decisions/0010-changes.md}. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class ChangeFeedResource {

    private static final String FEED = "changes";

    private final Query query;
    private final Representations representations;
    private final FeedQueries feed;
    private final ChangeSlices changes;

    ChangeFeedResource(Query query, Representations representations, FeedQueries feed, ChangeSlices changes) {
        this.query = query;
        this.representations = representations;
        this.feed = feed;
        this.changes = changes;
    }

    @GET
    @Operation(
            operationId = "readChanges",
            summary = "What to do to a copy of all courses, so that it stays like them",
            description =
                    "Begin without a `cursor`: everything that there is comes as `added`. Go on with `next`, at once while"
                            + " `more` is true, and later for what has happened since. What was removed comes with its last"
                            + " address. Releases that were published between two pages, rollbacks included, come as the one"
                            + " difference to what is current. A course that was removed for good comes as the one item that is"
                            + " it, `removed`, whatever `type` asks for: everything of that course goes with it. A cursor never"
                            + " expires, and `limit` may change from page to page.")
    @Parameter(ref = "courseFilter")
    @Parameter(ref = "changeTypes")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = ChangeFeed.class, responseDescription = "A page of changes")
    public Response feed() {
        String course = query.text("course").orElse("");
        ChangeFilter filter = ChangeFilter.ofType(query);
        Fields fields = Fields.of(query, Change.class);
        int limit = Page.limit(query);
        Optional<Cursor> cursor = Cursor.of(query, FEED, FeedPosition.ARITY);
        query.check();
        long latest = feed.latest();
        FeedPosition position =
                cursor.map(given -> FeedPosition.of(given, latest)).orElseGet(() -> FeedPosition.start(latest));
        return representations.list(
                new Version("publication " + latest, false),
                fields,
                () -> page(position, course, filter, limit, latest));
    }

    private ChangeFeed page(FeedPosition position, String course, ChangeFilter filter, int limit, long latest) {
        List<FeedSpan> spans = feed.spans(position, course, 2);
        Optional<Tombstone> removed = feed.tombstone(
                position,
                course,
                spans.isEmpty() ? null : spans.get(0).span().to().course());
        if (removed.isPresent()) {
            return takenBack(position, removed.get());
        }
        if (spans.isEmpty()) {
            return page(List.of(), position.arrived(), position.to() < latest);
        }
        Span span = spans.get(0).span();
        String slug = span.to().course();
        boolean begun = position.inCourse() && slug.equals(position.course());
        if (spans.get(0).lost() && !(begun && position.anew())) {
            return takenBack(position, spans.get(0).tombstone());
        }
        List<Placed> found = changes.slice(span, filter, begun ? position.place() : Place.START, limit + 1);
        if (found.size() > limit) {
            List<Placed> items = found.subList(0, limit);
            return page(items, position.after(slug, items.get(limit - 1).place()), true);
        }
        return spans.size() > 1
                ? page(found, position.after(slug), true)
                : page(found, position.arrived(), position.to() < latest);
    }

    private ChangeFeed takenBack(FeedPosition position, Tombstone course) {
        return page(List.of(new Placed(Tombstone.PLACE, course.change())), position.takenBack(course.slug()), true);
    }

    private ChangeFeed page(List<Placed> items, FeedPosition next, boolean more) {
        return new ChangeFeed(
                items.stream().map(Placed::change).toList(), next.cursor().token(query, FEED), more);
    }
}
