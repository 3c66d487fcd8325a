package dev.lectern.course;

import dev.lectern.http.Fields;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The table of contents of a course. */
@Path("/api/v1/courses/{course}/outline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Courses")
public class OutlineResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final OutlineQueries outlines;

    OutlineResource(Query query, Representations representations, ReleasePoints releases, OutlineQueries outlines) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.outlines = outlines;
    }

    @GET
    @Operation(operationId = "getOutline", summary = "The tree of modules, lessons and headings, in course order")
    @Parameter(ref = "course")
    @Parameter(ref = "release")
    @Parameter(ref = "depth")
    @Parameter(ref = "outlineFields")
    @APIResponseSchema(value = Outline.class, responseDescription = "The outline")
    public Response outline(@PathParam("course") String course) {
        OptionalInt pinned = ReleasePoints.pinned(query);
        OutlineQueries.Depth depth = query.choice("depth", Set.of("module", "lesson", "section"))
                .map(name -> OutlineQueries.Depth.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(OutlineQueries.Depth.LESSON);
        Fields fields = Fields.of(query, Outline.class);
        query.check();
        ReleasePoint at = releases.at(course, pinned);
        return representations.json(at.version(), fields, () -> outlines.outline(at, depth));
    }
}
