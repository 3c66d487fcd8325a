package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import dev.lectern.http.Sort;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lessons of a course. */
@Path("/api/v1/courses/{course}/lessons")
@Tag(name = "Lessons")
public class LessonResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final LessonQueries lessons;
    private final LessonReader reader;
    private final LessonAnswers answers;

    LessonResource(
            Query query,
            Representations representations,
            ReleasePoints releases,
            LessonQueries lessons,
            LessonReader reader,
            LessonAnswers answers) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.lessons = lessons;
        this.reader = reader;
        this.answers = answers;
    }

    /** A {@link Page} of lessons. */
    public record LessonPage(
            List<LessonSummary> items,
            @Schema(nullable = true) String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listLessons", summary = "The lessons of a course, in course order")
    @Parameter(ref = "course")
    @Parameter(ref = "release")
    @Parameter(ref = "module")
    @Parameter(ref = "tag")
    @Parameter(ref = "codeLanguage")
    @Parameter(ref = "updatedSince")
    @Parameter(ref = "lessonSort")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @Parameter(ref = "lessonsInclude")
    @Parameter(ref = "format")
    @APIResponseSchema(value = LessonPage.class, responseDescription = "A page of lessons")
    public Response lessons(@PathParam("course") String course) {
        String list = "lessons of " + course;
        OptionalInt pinned = ReleasePoints.pinned(query);
        LessonFilter filter = LessonFilter.of(query);
        Sort sort = Sort.of(query, LessonQueries.SORTS);
        int limit = Page.limit(query);
        Fields fields = Fields.of(query, LessonSummary.class);
        Set<String> include = query.choices("include", Set.of("sections", "codeBlocks"));
        Set<Format> formats = Format.of(query);
        Optional<Cursor> after = Cursor.of(query, list, 2);
        query.check();
        ReleasePoint at = releases.at(course, pinned, after);
        return representations.list(at.version(), fields, () -> {
            List<LessonRow> found = lessons.list(at, filter, sort, after, limit + 1);
            Page<LessonRow> page =
                    Page.of(found, limit, last -> cursor(at, sort, last).token(query, list));
            return new Page<>(reader.summaries(at, page.items(), include, formats), page.next());
        });
    }

    @GET
    @Path("/{lesson}")
    @Produces({MediaType.APPLICATION_JSON, LessonAnswers.MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "getLesson",
            summary = "One lesson",
            description = "Metadata, module, previous and next lesson, contents, sections and code blocks."
                    + " `Accept: text/markdown`, `text/html` or `text/plain` gives the whole body alone.")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @Parameter(ref = "lessonInclude")
    @Parameter(ref = "format")
    @APIResponseSchema(value = LessonDetail.class, responseDescription = "The lesson")
    public Response lesson(@PathParam("course") String course, @PathParam("lesson") String lesson) {
        return answers.lesson(pinned -> releases.at(course, pinned), at -> lessons.bySlug(at, lesson));
    }

    private static Cursor cursor(ReleasePoint at, Sort sort, LessonRow last) {
        String value = switch (sort.key().name()) {
            case "title" -> last.title();
            case "slug" -> last.slug();
            case "updatedAt" -> last.updatedAt().toString();
            case "estimatedMinutes" -> Integer.toString(last.estimatedMinutes());
            case "wordCount" -> Integer.toString(last.wordCount());
            default -> last.sortKey();
        };
        return new Cursor(Integer.toString(at.number()), List.of(value, last.sortKey()));
    }
}
