package dev.lectern.lesson;

import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.course.CurrentReleasePoints;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The code blocks of all courses. Shares its path with {@link IdentityResource}, or would hide what lies below. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Code blocks")
public class CodeBlocksResource {

    private static final String CODE_BLOCKS = "code blocks";

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final CodeBlockQueries codeBlocks;

    CodeBlocksResource(
            Query query, Representations representations, ReleasePoints releases, CodeBlockQueries codeBlocks) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.codeBlocks = codeBlocks;
    }

    @GET
    @Path("/code-blocks")
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Operation(
            operationId = "listCodeBlocks",
            summary = "Code blocks across courses",
            description = "Those of the current releases, by course, lesson and place.")
    @Parameter(ref = "courseFilter")
    @Parameter(ref = "lessonFilter")
    @Parameter(ref = "codeLanguage")
    @Parameter(ref = "codeText")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CodeBlockResource.CodeBlockPage.class, responseDescription = "A page of code blocks")
    public Response codeBlocks() {
        CodeBlockQueries.Filter filter = new CodeBlockQueries.Filter(
                query.text("course").orElse(""),
                query.text("lesson").orElse(""),
                query.text("language").orElse(""),
                query.text("q").orElse(""));
        Fields fields = Fields.of(query, CodeBlock.class);
        int limit = Page.limit(query);
        CodeBlockQueries.Place after = Cursor.of(query, CODE_BLOCKS, 3)
                .map(cursor -> new CodeBlockQueries.Place(
                        cursor.values().get(0),
                        cursor.values().get(1),
                        Cursor.value(cursor.values().get(2), Integer::parseInt)))
                .orElse(CodeBlockQueries.Place.START);
        query.check();
        CurrentReleasePoints courses = releases.current();
        return representations.list(
                courses.version(),
                fields,
                () -> Page.of(codeBlocks.current(courses, filter, after, limit + 1), limit, this::cursor)
                        .map(CodeBlockRow::alone));
    }

    private String cursor(CodeBlockRow last) {
        return new Cursor("", List.of(last.course(), last.lessonSortKey(), Integer.toString(last.number())))
                .token(query, CODE_BLOCKS);
    }
}
