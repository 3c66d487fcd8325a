package dev.lectern.push;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.course.Slugs;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Problems;
import dev.lectern.http.Query;
import dev.lectern.http.Streamed;
import dev.lectern.ingestion.ExpectedFile;
import dev.lectern.ingestion.IdempotencyKey;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionRequest;
import dev.lectern.ingestion.LessonPlaces;
import dev.lectern.lesson.LessonFiles;
import dev.lectern.source.ArchiveRefused;
import dev.lectern.source.DocumentSource;
import dev.lectern.source.SourceTree;
import dev.lectern.source.Uploads;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes single lessons: each is a merge of one document into the course. */
@Path("/api/v1/courses/{course}/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lessons")
public class LessonPushResource {

    private final Query query;
    private final Caller caller;
    private final LessonConditions conditions;
    private final ReleasePoints releases;
    private final LessonFiles files;
    private final LessonPlaces places;
    private final DocumentSource documents;
    private final Pushes pushes;

    LessonPushResource(
            Query query,
            Caller caller,
            LessonConditions conditions,
            ReleasePoints releases,
            LessonFiles files,
            LessonPlaces places,
            DocumentSource documents,
            Pushes pushes) {
        this.query = query;
        this.caller = caller;
        this.conditions = conditions;
        this.releases = releases;
        this.files = files;
        this.places = places;
        this.documents = documents;
        this.pushes = pushes;
    }

    @PUT
    @Path("/{lesson}")
    @Streamed
    @Needs(Scope.INGEST)
    @Operation(
            operationId = "putLesson",
            summary = "Replace or add the document of one lesson",
            description =
                    "Merges it into the course, at the place of the lesson that has this slug; a slug that no lesson has"
                            + " gets a new file. A `slug` in the front matter decides what slug the lesson has then.")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "dryRun")
    @Parameter(ref = "strict")
    @Parameter(ref = "message")
    @Parameter(ref = "sourceRef")
    @Parameter(ref = "prefer")
    @Parameter(ref = "idempotencyKey")
    @Parameter(ref = "lessonIfMatch")
    @Parameter(ref = "ifNoneMatch")
    @APIResponse(
            responseCode = "200",
            description = "The ingestion, which has ended, well or not",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Ingestion.class)))
    @APIResponse(
            responseCode = "201",
            description = "The ingestion, which has published a new lesson at `Location`",
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
        ProblemCode.IDEMPOTENCY_KEY_INVALID,
        ProblemCode.CREDENTIALS_MISSING,
        ProblemCode.CREDENTIALS_INVALID,
        ProblemCode.SCOPE_MISSING,
        ProblemCode.PRECONDITION_FAILED,
        ProblemCode.UPLOAD_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.CONTENT_TYPE_MISMATCH,
        ProblemCode.IDEMPOTENCY_KEY_REUSED
    })
    public Response put(
            @PathParam("course") String course,
            @PathParam("lesson") String lesson,
            @RequestBody(
                            description = "The lesson, with its front matter",
                            required = true,
                            content =
                                    @Content(
                                            mediaType = PushedType.MARKDOWN,
                                            schema = @Schema(type = SchemaType.STRING)))
                    InputStream body)
            throws IOException, InterruptedException {
        PushParameters parameters = PushParameters.ofLesson(query);
        query.check();
        Optional<IdempotencyKey> key = pushes.key();
        PushedType type = PushedType.ofDocument(
                pushes.header(HttpHeaders.CONTENT_TYPE), pushes.header(HttpHeaders.CONTENT_ENCODING));
        ReleasePoint at = releases.at(course, OptionalInt.empty());
        Optional<String> present = files.find(at, lesson);
        String path = present.or(() -> files.placeOf(at, Slugs.asked(lesson))
                        .filter(documents::takes)
                        .flatMap(place -> places.of(at.courseId(), at.number(), place)))
                .orElseThrow(() -> ProblemCode.SLUG_INVALID.because(
                        "'%s' can't be the slug of a new lesson: no file that the layout of course '%s' reads, or has listed, gives it, or another lesson has that file."
                                .formatted(lesson, at.course())));
        ExpectedFile expected = conditions.check(at, lesson, path, present.isPresent());
        IngestionRequest request = parameters
                .request(at.course(), "document", List.of(), caller.name())
                .expecting(expected);
        Optional<URI> created = present.isPresent()
                ? Optional.empty()
                : Optional.of(URI.create("/api/v1/courses/%s/lessons/%s"
                        .formatted(ReleasePoint.encoded(at.course()), ReleasePoint.encoded(lesson))));
        return pushes.answer(put(request, path, key, type, body), created);
    }

    @DELETE
    @Path("/{lesson}")
    @Needs(Scope.INGEST)
    @Operation(
            operationId = "deleteLesson",
            summary = "Remove one lesson",
            description = "Takes its file out of the course. Releases that have it keep it.")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "dryRun")
    @Parameter(ref = "strict")
    @Parameter(ref = "message")
    @Parameter(ref = "sourceRef")
    @Parameter(ref = "prefer")
    @Parameter(ref = "idempotencyKey")
    @Parameter(ref = "lessonIfMatch")
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
        ProblemCode.IDEMPOTENCY_KEY_INVALID,
        ProblemCode.CREDENTIALS_MISSING,
        ProblemCode.CREDENTIALS_INVALID,
        ProblemCode.SCOPE_MISSING,
        ProblemCode.LESSON_GONE,
        ProblemCode.PRECONDITION_FAILED,
        ProblemCode.IDEMPOTENCY_KEY_REUSED
    })
    public Response delete(@PathParam("course") String course, @PathParam("lesson") String lesson)
            throws InterruptedException {
        PushParameters parameters = PushParameters.ofLesson(query);
        query.check();
        Optional<IdempotencyKey> key = pushes.key();
        ReleasePoint at = releases.at(course, OptionalInt.empty());
        Optional<String> removed = conditions.isSentAgain(at.course()) ? files.lastPath(at, lesson) : Optional.empty();
        String path = removed.orElseGet(() -> files.path(at, lesson));
        ExpectedFile expected = removed.isPresent()
                ? new ExpectedFile(path, ExpectedFile.NEVER)
                : conditions.check(at, lesson, path, true);
        IngestionRequest request = parameters
                .request(at.course(), "document", List.of(path), caller.name())
                .expecting(expected);
        Ingestion queued = pushes.add(request, new SourceTree(List.of(), List.of()), key);
        return pushes.answer(queued, Optional.empty());
    }

    private Ingestion put(
            IngestionRequest request, String path, Optional<IdempotencyKey> key, PushedType type, InputStream body)
            throws IOException {
        try (Uploads.Upload upload = pushes.upload(body)) {
            type.check(upload);
            return pushes.add(request, documents.read(path, upload), key);
        } catch (ArchiveRefused e) {
            throw Pushes.problem(e);
        }
    }
}
