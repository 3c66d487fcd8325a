package dev.lectern.remote;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.course.Slugs;
import dev.lectern.http.Fields;
import dev.lectern.http.JsonBody;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Version;
import dev.lectern.ingestion.Ingestion;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a course is pulled from. */
@Path("/api/v1/courses/{course}/remote")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Remotes")
public class RemoteResource {

    private final Query query;
    private final Representations representations;
    private final Caller caller;
    private final Remotes remotes;
    private final AllowedRepositories repositories;
    private final Pulls pulls;
    private final RandomGenerator chance;

    RemoteResource(
            Query query,
            Representations representations,
            Caller caller,
            Remotes remotes,
            AllowedRepositories repositories,
            Pulls pulls,
            RandomGenerator chance) {
        this.query = query;
        this.representations = representations;
        this.caller = caller;
        this.remotes = remotes;
        this.repositories = repositories;
        this.pulls = pulls;
        this.chance = chance;
    }

    @GET
    @Needs(Scope.INGEST)
    @Operation(operationId = "getRemote", summary = "Where a course is pulled from, and what came of it last")
    @Parameter(ref = "course")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = Remote.class, responseDescription = "The remote")
    @Problems({ProblemCode.CREDENTIALS_MISSING, ProblemCode.CREDENTIALS_INVALID, ProblemCode.REMOTE_NOT_FOUND})
    public Response read(@PathParam("course") String course) {
        Fields fields = Fields.of(query, Remote.class);
        query.check();
        Remote remote = remote(course);
        return representations.json(Version.confidential(remote.toString()), fields, () -> remote);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "setRemote",
            summary = "Set where a course is pulled from",
            description = "The course need not exist; the first pull makes it. With a `schedule`, that comes at once."
                    + " A secret that was issued for pushes stays.")
    @Parameter(ref = "course")
    @RequestBody(content = @Content(schema = @Schema(implementation = RemoteRequest.class)), required = true)
    @APIResponseSchema(value = Remote.class, responseDescription = "The remote")
    @Problems({
        ProblemCode.INVALID_BODY,
        ProblemCode.SLUG_INVALID,
        ProblemCode.CREDENTIALS_MISSING,
        ProblemCode.CREDENTIALS_INVALID,
        ProblemCode.REMOTE_NOT_ALLOWED,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    public Remote set(@PathParam("course") String course, InputStream body) throws IOException {
        query.check();
        String slug = Slugs.ofNewCourse(course);
        RemoteRequest request = RemoteRequest.of(JsonBody.read(body));
        RepositoryAddress repository =
                RepositoryAddress.of(request.repository()).orElseThrow();
        repositories.require(repository);
        remotes.save(slug, repository, GitRef.of(request.ref()).orElseThrow(), request);
        return remote(slug);
    }

    @DELETE
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "removeRemote",
            summary = "Pull a course no more",
            description = "The course stays as it is. What was asked for already is not pulled any more.")
    @Parameter(ref = "course")
    @APIResponse(responseCode = "204", description = "The course has no remote")
    @Problems({ProblemCode.CREDENTIALS_MISSING, ProblemCode.CREDENTIALS_INVALID, ProblemCode.REMOTE_NOT_FOUND})
    public Response remove(@PathParam("course") String course) {
        query.check();
        if (!remotes.remove(slug(course))) {
            throw notFound(course);
        }
        return Response.noContent().build();
    }

    @POST
    @Path("/pulls")
    @Needs(Scope.INGEST)
    @Operation(
            operationId = "pullCourse",
            summary = "Pull a course now",
            description =
                    "Fetches the commit that the ref stands for, and queues the ingestion of it. The ingestion has the id"
                            + " of the commit as its `sourceRef`, and its message.")
    @Parameter(ref = "course")
    @APIResponse(
            responseCode = "202",
            description = "The ingestion, which waits for its turn or runs",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Ingestion.class)))
    @Problems({
        ProblemCode.CREDENTIALS_MISSING,
        ProblemCode.CREDENTIALS_INVALID,
        ProblemCode.REMOTE_NOT_FOUND,
        ProblemCode.PULL_FAILED
    })
    public Response pull(@PathParam("course") String course) throws IOException {
        query.check();
        try {
            Ingestion queued = pulls.pull(slug(course), caller.name()).orElseThrow(() -> notFound(course));
            return Response.accepted(queued)
                    .location(URI.create("/api/v1/ingestions/" + queued.id()))
                    .build();
        } catch (PullFailedException e) {
            throw ProblemCode.PULL_FAILED.because(e.getMessage());
        }
    }

    @POST
    @Path("/push-secret")
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "issuePushSecret",
            summary = "Issue the secret that pushes are signed with",
            description = "It is shown this once. The one before holds no more.")
    @Parameter(ref = "course")
    @APIResponseSchema(value = PushSecret.class, responseCode = "201", responseDescription = "The secret")
    @Problems({ProblemCode.CREDENTIALS_MISSING, ProblemCode.CREDENTIALS_INVALID, ProblemCode.REMOTE_NOT_FOUND})
    public Response issueSecret(@PathParam("course") String course) {
        query.check();
        PushSecret secret = PushSecret.random(chance);
        if (!remotes.setPushSecret(slug(course), secret.secret())) {
            throw notFound(course);
        }
        return Response.status(Response.Status.CREATED)
                .entity(secret)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Remote remote(String course) {
        return remotes.find(slug(course)).orElseThrow(() -> notFound(course));
    }

    private static String slug(String course) {
        if (!Slugs.storable(course)) {
            throw notFound(course);
        }
        return Slugs.asked(course);
    }

    private static RuntimeException notFound(String course) {
        return ProblemCode.REMOTE_NOT_FOUND.because(
                "Course '%s' is not pulled from anywhere; PUT /api/v1/courses/%s/remote sets a remote."
                        .formatted(course, course));
    }
}
