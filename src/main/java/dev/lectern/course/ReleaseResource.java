package dev.lectern.course;

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
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The history of a course. */
@Path("/api/v1/courses/{course}/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases")
public class ReleaseResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final CourseQueries courses;

    ReleaseResource(Query query, Representations representations, ReleasePoints releases, CourseQueries courses) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.courses = courses;
    }

    /** A {@link Page} of releases. */
    public record ReleasePage(
            List<ReleaseDetail> items,
            @Schema(nullable = true) String next) {}

    @GET
    @Operation(operationId = "listReleases", summary = "The releases of a course, the newest first")
    @Parameter(ref = "course")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = ReleasePage.class, responseDescription = "A page of releases")
    public Response releases(@PathParam("course") String course) {
        String list = "releases of " + course;
        Fields fields = Fields.of(query, ReleaseDetail.class);
        int limit = Page.limit(query);
        int before = Cursor.of(query, list, 1)
                .map(cursor -> Cursor.value(cursor.values().get(0), Integer::parseInt))
                .orElse(Integer.MAX_VALUE);
        query.check();
        ReleasePoint current = releases.at(course, OptionalInt.empty());
        List<CourseQueries.Seen> found = courses.releases(current, before, limit + 1);
        return representations.list(
                CourseQueries.version(found, current),
                fields,
                () -> Page.of(
                        courses.details(found, current),
                        limit,
                        last -> new Cursor("", List.of(Integer.toString(last.number()))).token(query, list)));
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "getRelease", summary = "One release of a course")
    @Parameter(ref = "course")
    @Parameter(ref = "releaseNumber")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = ReleaseDetail.class, responseDescription = "The release")
    public Response release(@PathParam("course") String course, @PathParam("number") String number) {
        Fields fields = Fields.of(query, ReleaseDetail.class);
        query.check();
        ReleasePoint current = releases.at(course, OptionalInt.empty());
        int asked = number.matches("[1-9]\\d{0,8}") ? Integer.parseInt(number) : 0;
        List<CourseQueries.Seen> found = List.of(
                courses.release(current, asked).orElseThrow(() -> ReleasePoints.releaseNotFound(course, number)));
        return representations.json(
                CourseQueries.version(found, current),
                fields,
                () -> courses.details(found, current).get(0));
    }
}
