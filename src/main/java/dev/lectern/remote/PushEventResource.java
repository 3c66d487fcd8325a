package dev.lectern.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.access.Signed;
import dev.lectern.course.Slugs;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the host of a repository tells of pushes to it. */
@Path("/api/v1/courses/{course}/remote/push-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Remotes")
public class PushEventResource {

    private static final String SIGNATURE = "X-Hub-Signature-256";

    private static final String TOKEN = "X-Gitlab-Token";

    private final Query query;
    private final HttpHeaders headers;
    private final Remotes remotes;
    private final ObjectMapper json;

    PushEventResource(Query query, HttpHeaders headers, Remotes remotes, ObjectMapper json) {
        this.query = query;
        this.headers = headers;
        this.remotes = remotes;
        this.json = json;
    }

    /**
     * What a push event leads to.
     *
     * @param pull whether the course is pulled for it; false when it is of another ref, or no push
     */
    public record PushReceipt(boolean pull) {}

    /** Open, but to those who know the secret alone. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed @Operation(
            operationId = "receivePushEvent",
            summary = "Tell of a push to the repository of a course",
            description = "Needs no token, but the secret that was issued for it: as GitHub signs with it"
                    + " (`X-Hub-Signature-256`), or as GitLab sends it (`X-Gitlab-Token`). What is pulled is what the ref stands"
                    + " for then, whatever the event says.")
    @Parameter(ref = "course")
    @Parameter(ref = "hubSignature")
    @Parameter(ref = "gitlabToken")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "The event was read",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PushReceipt.class)))
    @Problems({ProblemCode.INVALID_BODY, ProblemCode.SIGNATURE_INVALID, ProblemCode.UNSUPPORTED_MEDIA_TYPE})
    public Response receive(@PathParam("course") String course, byte[] body) {
        query.check();
        String slug = Slugs.asked(course);
        if (!isKnown(slug, body)) {
            throw ProblemCode.SIGNATURE_INVALID.because(
                    "Neither X-Hub-Signature-256 nor X-Gitlab-Token is made with the secret that was issued for pushes to course '%s'."
                            .formatted(course));
        }
        GitRef ref = new GitRef(remotes.find(slug).map(Remote::ref).orElse(""));
        boolean pull = ref.isMovedBy(pushed(body));
        if (pull) {
            remotes.request(slug);
        }
        return Response.accepted(new PushReceipt(pull)).build();
    }

    /** Says the same where there is no secret, no remote or no course, so that nobody learns which. */
    private boolean isKnown(String course, byte[] body) {
        Optional<String> secret = Slugs.storable(course) ? remotes.pushSecret(course) : Optional.empty();
        Optional<String> signature = Optional.ofNullable(headers.getHeaderString(SIGNATURE));
        Optional<String> token = Optional.ofNullable(headers.getHeaderString(TOKEN));
        return secret.isPresent()
                && (signature.isPresent()
                        ? PushSignature.isSigned(secret.get(), body, signature.get())
                        : token.isPresent() && PushSignature.isToken(secret.get(), token.get()));
    }

    /** The ref that was pushed to, in full; empty where it is no push. GitHub and GitLab agree in this. */
    private String pushed(byte[] body) {
        try {
            JsonNode event = json.readTree(body);
            if (event != null && event.isObject()) {
                return event.path("ref").asText();
            }
        } catch (IOException notJson) {
            // refused below, as other JSON is
        }
        throw ProblemCode.INVALID_BODY.because("The body has to be a push event as GitHub or GitLab send it, in JSON.");
    }
}
