package dev.lectern.course;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
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

/** The courses. */
@Path("/api/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Courses")
public class CourseResource {

    private static final String COURSES = "courses";

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final CourseQueries courses;
    private final Caller caller;

    CourseResource(
            Query query,
            Representations representations,
            ReleasePoints releases,
            CourseQueries courses,
            Caller caller) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.courses = courses;
        this.caller = caller;
    }

    /** A {@link Page} of courses. */
    public record CoursePage(
            List<CourseDetail> items,
            @Schema(nullable = true) String next) {}

    @GET
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Operation(operationId = "listCourses", summary = "The courses, as their current releases have them")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "courseSort")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CoursePage.class, responseDescription = "A page of courses")
    public Response courses() {
        Fields fields = Fields.of(query, CourseDetail.class);
        Sort sort = Sort.of(query, CourseQueries.SORTS);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, COURSES, 2);
        query.check();
        Set<String> readable = caller.courses(Scope.READ);
        return representations.list(
                releases.current().version(),
                fields,
                () -> Page.of(courses.courses(readable, sort, after, limit + 1), limit, last -> cursor(sort, last)));
    }

    @GET
    @Path("/{course}")
    @Operation(operationId = "getCourse", summary = "One course with its totals")
    @Parameter(ref = "course")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CourseDetail.class, responseDescription = "The course")
    public Response course(@PathParam("course") String course) {
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, CourseDetail.class);
        query.check();
        ReleasePoint at = releases.at(course, pinned);
        return representations.json(at.version(), fields, () -> courses.course(at));
    }

    private String cursor(Sort sort, CourseDetail last) {
        String value = switch (sort.key().name()) {
            case "title" -> last.title();
            case "publishedAt" -> last.release().publishedAt().toString();
            default -> last.slug();
        };
        return new Cursor("", List.of(value, last.slug())).token(query, COURSES);
    }
}
