package dev.lectern.push;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.course.Slugs;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import dev.lectern.http.Streamed;
import dev.lectern.ingestion.IdempotencyKey;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionMode;
import dev.lectern.ingestion.IngestionRequest;
import dev.lectern.source.ArchiveRefused;
import dev.lectern.source.DocumentSource;
import dev.lectern.source.SourceTree;
import dev.lectern.source.Subtree;
import dev.lectern.source.Uploads;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what is pushed to a course. */
@Path("/api/v1/courses/{course}/ingestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestions")
public class PushResource {

    private final Query query;
    private final Caller caller;
    private final Uploads uploads;
    private final DocumentSource documents;
    private final Pushes pushes;

    PushResource(Query query, Caller caller, Uploads uploads, DocumentSource documents, Pushes pushes) {
        this.query = query;
        this.caller = caller;
        this.uploads = uploads;
        this.documents = documents;
        this.pushes = pushes;
    }

    @POST
    @Streamed
    @Needs(Scope.INGEST)
    @Operation(
            operationId = "pushCourse",
            summary = "Ingest a course from an archive or a document",
            description = "Publishes all of it, or nothing and says why not. A course that does not exist is made."
                    + " `Prefer: wait=30` answers when it has ended, if that is within 30 seconds.")
    @Parameter(ref = "course")
    @Parameter(ref = "dryRun")
    @Parameter(ref = "strict")
    @Parameter(ref = "mode")
    @Parameter(ref = "removed")
    @Parameter(ref = "pushedPath")
    @Parameter(ref = "message")
    @Parameter(ref = "sourceRef")
    @Parameter(ref = "prefer")
    @Parameter(ref = "idempotencyKey")
    @APIResponse(
            responseCode = "200",
            description = "The ingestion, which has ended, well or not",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Ingestion.class)))
    @APIResponse(
            responseCode = "202",
            description = "The ingestion, which waits for its turn or runs",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Ingestion.class)))
    @Problems({
        ProblemCode.BAD_REQUEST,
        ProblemCode.SLUG_INVALID,
        ProblemCode.ARCHIVE_MALFORMED,
        ProblemCode.IDEMPOTENCY_KEY_INVALID,
        ProblemCode.CREDENTIALS_MISSING,
        ProblemCode.CREDENTIALS_INVALID,
        ProblemCode.SCOPE_MISSING,
        ProblemCode.UPLOAD_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.CONTENT_TYPE_MISMATCH,
        ProblemCode.ARCHIVE_UNSAFE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED
    })
    public Response push(
            @PathParam("course") String course,
            @RequestBody(
                            description = "The files: an archive, or one Markdown document",
                            required = true,
                            content = {
                                @Content(
                                        mediaType = PushedType.ZIP,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = PushedType.GZIP,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = PushedType.ZSTD,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(mediaType = PushedType.MARKDOWN, schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream body)
            throws IOException, InterruptedException {
        PushParameters parameters = PushParameters.of(query);
        query.check();
        String slug = Slugs.ofNewCourse(course);
        Optional<IdempotencyKey> key = pushes.key();
        PushedType type =
                PushedType.of(pushes.header(HttpHeaders.CONTENT_TYPE), pushes.header(HttpHeaders.CONTENT_ENCODING));
        return pushes.answer(push(slug, parameters, key, type, body), Optional.empty());
    }

    private Ingestion push(
            String course, PushParameters parameters, Optional<IdempotencyKey> key, PushedType type, InputStream body)
            throws IOException, InterruptedException {
        try (Uploads.Upload upload = pushes.upload(body)) {
            type.check(upload);
            if (type.archive().isEmpty()) {
                return pushes.add(
                        request(course, parameters, "document"), documents.read(place(parameters), upload), key);
            }
            return uploads.unpack(
                    upload,
                    type.archive().get(),
                    tree -> pushes.add(request(course, parameters, "archive"), courseOf(tree, parameters), key));
        } catch (ArchiveRefused e) {
            throw Pushes.problem(e);
        }
    }

    private IngestionRequest request(String course, PushParameters parameters, String source) {
        return parameters.request(course, source, parameters.removals(), caller.name());
    }

    /** The files of the course, of all that are in the archive. */
    private static SourceTree courseOf(SourceTree archive, PushParameters parameters) {
        if (parameters.path().isEmpty()) {
            // What is merged says with its paths where it belongs.
            return parameters.mode() == IngestionMode.REPLACE ? Subtree.withoutTopFolder(archive) : archive;
        }
        String folder = parameters.path().equals(PushParameters.WHOLE) ? "" : parameters.path();
        SourceTree course = Subtree.of(archive, folder);
        if (course.files().isEmpty() && course.skipped().isEmpty()) {
            throw ProblemCode.ARCHIVE_MALFORMED.because("The archive holds no file in '%s'.".formatted(folder));
        }
        return course;
    }

    /** Where in the course a document belongs. */
    private String place(PushParameters parameters) {
        String path = parameters.path().isEmpty()
                ? pushes.header(HttpHeaders.CONTENT_DISPOSITION)
                        .flatMap(DispositionName::of)
                        .orElse("index.md")
                : parameters.path();
        if (List.of(".md", ".markdown").stream().noneMatch(path::endsWith)) {
            query.refuse("path", "is '%s'; a Markdown document ends in .md or .markdown".formatted(path));
        } else if (!documents.takes(path)) {
            query.refuse("path", "is '%s'; what is hidden, or lies in too many folders, is not read".formatted(path));
        }
        query.check();
        return path;
    }
}
