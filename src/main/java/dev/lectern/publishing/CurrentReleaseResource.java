package dev.lectern.publishing;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.http.Fields;
import dev.lectern.http.JsonBody;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which release readers of a course see. */
@Path("/api/v1/courses/{course}/current-release")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases")
public class CurrentReleaseResource {

    private final Query query;
    private final Representations representations;
    private final CurrentReleases releases;
    private final Caller caller;

    CurrentReleaseResource(Query query, Representations representations, CurrentReleases releases, Caller caller) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.caller = caller;
    }

    /**
     * The release to give to readers.
     *
     * @param release its number
     */
    public record ReleaseChoice(@Schema(minimum = "1") int release) {}

    @GET
    @Operation(operationId = "getCurrentRelease", summary = "Which release readers of a course see")
    @Parameter(ref = "course")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CurrentRelease.class, responseDescription = "The current release")
    public Response read(@PathParam("course") String course) {
        Fields fields = Fields.of(query, CurrentRelease.class);
        query.check();
        CurrentRelease current = releases.of(course);
        return representations.json(current.version(), fields, () -> current);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.INGEST)
    @Operation(
            operationId = "setCurrentRelease",
            summary = "Give readers an older release, or a newer one again",
            description =
                    "`If-Match` has to hold the `ETag` that `GET` of the same address gives without `fields`, so that what somebody"
                            + " else has published meanwhile is not undone unseen. An ingestion builds upon the latest release,"
                            + " whichever is current, and gives readers the release that it makes, or the latest when that holds the"
                            + " same already.")
    @Parameter(ref = "course")
    @Parameter(ref = "ifMatch")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReleaseChoice.class)), required = true)
    @APIResponseSchema(value = CurrentRelease.class, responseDescription = "The release that is current from now on")
    @Problems({
        ProblemCode.INVALID_BODY,
        ProblemCode.RELEASE_NOT_FOUND,
        ProblemCode.RELEASE_GONE,
        ProblemCode.PRECONDITION_FAILED,
        ProblemCode.PRECONDITION_REQUIRED,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    public Response move(@PathParam("course") String course, InputStream body) throws IOException {
        query.check();
        JsonBody choice = JsonBody.read(body);
        int release = choice.requiredNumber("release");
        choice.check();
        CurrentRelease moved =
                releases.move(course, release, current -> representations.expect(current.version()), caller.name());
        return representations.changed(moved.version(), moved);
    }
}
