package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The links of a lesson. */
@Path("/api/v1/courses/{course}/lessons/{lesson}/links")
@Tag(name = "Links")
public class LinkResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final LessonQueries lessons;
    private final LinkQueries links;

    LinkResource(
            Query query,
            Representations representations,
            ReleasePoints releases,
            LessonQueries lessons,
            LinkQueries links) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.lessons = lessons;
        this.links = links;
    }

    /** A {@link Page} of links. */
    public record LinkPage(
            List<OutgoingLink> items,
            @Schema(nullable = true) String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listLessonLinks", summary = "The links and images of a lesson, in document order")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "release")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = LinkPage.class, responseDescription = "A page of links")
    public Response links(@PathParam("course") String course, @PathParam("lesson") String lesson) {
        String list = "links of %s of %s".formatted(lesson, course);
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, OutgoingLink.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, list, 1);
        int number = after.map(cursor -> Cursor.value(cursor.values().get(0), Integer::parseInt))
                .orElse(0);
        query.check();
        ReleasePoint at = releases.at(course, pinned, after);
        return representations.list(at.version(), fields, () -> {
            LessonRow row = lessons.bySlug(at, lesson);
            return Page.of(
                            links.of(at, row.id(), number, limit + 1),
                            limit,
                            last -> at.cursorAfter(last.number()).token(query, list))
                    .map(link -> link.outgoing(at));
        });
    }
}
