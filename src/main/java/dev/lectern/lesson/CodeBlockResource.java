package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.ProblemCode;
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

/** The code blocks of a lesson. */
@Path("/api/v1/courses/{course}/lessons/{lesson}/code-blocks")
@Tag(name = "Code blocks")
public class CodeBlockResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final LessonQueries lessons;
    private final CodeBlockQueries codeBlocks;
    private final LessonAnswers answers;

    CodeBlockResource(
            Query query,
            Representations representations,
            ReleasePoints releases,
            LessonQueries lessons,
            CodeBlockQueries codeBlocks,
            LessonAnswers answers) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.lessons = lessons;
        this.codeBlocks = codeBlocks;
        this.answers = answers;
    }

    /** A {@link Page} of code blocks. */
    public record CodeBlockPage(
            List<CodeBlock> items, @Schema(nullable = true) String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listLessonCodeBlocks", summary = "The code blocks of a lesson, in document order")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "release")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CodeBlockPage.class, responseDescription = "A page of code blocks")
    public Response codeBlocks(@PathParam("course") String course, @PathParam("lesson") String lesson) {
        String list = "code blocks of %s of %s".formatted(lesson, course);
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, CodeBlock.class);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, list, 1);
        int number = after.map(cursor -> Cursor.value(cursor.values().get(0), Integer::parseInt))
                .orElse(0);
        query.check();
        ReleasePoint at = releases.at(course, pinned, after);
        return representations.list(at.version(), fields, () -> {
            LessonRow row = lessons.bySlug(at, lesson);
            return Page.of(
                            codeBlocks.page(at, row.id(), number, limit + 1),
                            limit,
                            last -> at.cursorAfter(last.number()).token(query, list))
                    .map(CodeBlockRow::alone);
        });
    }

    @GET
    @Path("/{number}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "getLessonCodeBlock",
            summary = "One code block of a lesson",
            description = "`Accept: text/plain` gives the bare code.")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "codeBlockNumber")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CodeBlock.class, responseDescription = "The code block")
    public Response codeBlock(
            @PathParam("course") String course,
            @PathParam("lesson") String lesson,
            @PathParam("number") String number) {
        return answers.codeBlock(pinned -> releases.at(course, pinned), at -> {
            LessonRow row = lessons.bySlug(at, lesson);
            return Optional.of(number)
                    .filter(text -> text.matches("[1-9]\\d{0,8}"))
                    .flatMap(text -> codeBlocks.byNumber(at, row.id(), Integer.parseInt(text)))
                    .orElseThrow(() -> ProblemCode.CODE_BLOCK_NOT_FOUND.because(
                            "Lesson '%s' of course '%s' has no code block %s in release %d; they are numbered from 1."
                                    .formatted(lesson, course, number, at.number())));
        });
    }
}
