package dev.lectern.publishing;

import dev.lectern.access.Caller;
import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.http.Query;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of a course. Shares its path with the courses, or would hide what lies below. */
@Path("/api/v1/courses")
@Tag(name = "Courses")
public class CourseRemovalResource {

    private final Query query;
    private final CourseRemoval removal;
    private final Caller caller;

    CourseRemovalResource(Query query, CourseRemoval removal, Caller caller) {
        this.query = query;
        this.removal = removal;
        this.caller = caller;
    }

    @DELETE
    @Path("/{course}")
    @Needs(Scope.ADMIN)
    @Operation(
            operationId = "removeCourse",
            summary = "Remove a course with all its releases",
            description =
                    "It can't be taken back. All of its addresses and ids are 404 from then on. When its slug is pushed"
                            + " again, it is a new course, and its releases are numbered from where the removed ones ended.")
    @Parameter(ref = "course")
    @Parameter(ref = "confirm")
    @APIResponse(responseCode = "204", description = "The course is no more")
    public Response remove(@PathParam("course") String course) {
        String confirmed = query.required("confirm", "is missing; repeat the slug of the course that is to be removed");
        if (!confirmed.isEmpty() && !confirmed.equals(course)) {
            query.refuse(
                    "confirm", "is '%s'; repeat the slug of the course that is to be removed".formatted(confirmed));
        }
        query.check();
        removal.remove(course, caller.name());
        return Response.noContent().build();
    }
}
