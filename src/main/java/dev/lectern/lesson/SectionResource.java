package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.course.Slugs;
import dev.lectern.http.Cursor;
import dev.lectern.http.Fields;
import dev.lectern.http.Page;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sections of a lesson. */
@Path("/api/v1/courses/{course}/lessons/{lesson}/sections")
@Tag(name = "Sections")
public class SectionResource {

    private final Query query;
    private final Representations representations;
    private final ReleasePoints releases;
    private final LessonQueries lessons;
    private final SectionQueries sections;
    private final FormerAddresses formerAddresses;
    private final LessonAnswers answers;

    SectionResource(
            Query query,
            Representations representations,
            ReleasePoints releases,
            LessonQueries lessons,
            SectionQueries sections,
            FormerAddresses formerAddresses,
            LessonAnswers answers) {
        this.query = query;
        this.representations = representations;
        this.releases = releases;
        this.lessons = lessons;
        this.sections = sections;
        this.formerAddresses = formerAddresses;
        this.answers = answers;
    }

    /** A {@link Page} of sections. */
    public record SectionPage(
            List<Section> items, @Schema(nullable = true) String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listSections", summary = "The sections of a lesson, in document order")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "release")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    @Parameter(ref = "format")
    @APIResponseSchema(value = SectionPage.class, responseDescription = "A page of sections")
    public Response sections(@PathParam("course") String course, @PathParam("lesson") String lesson) {
        String list = "sections of %s of %s".formatted(lesson, course);
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, Section.class);
        Set<Format> formats = Format.of(query);
        int limit = Page.limit(query);
        Optional<Cursor> after = Cursor.of(query, list, 1);
        int position = after.map(cursor -> Cursor.value(cursor.values().get(0), Integer::parseInt))
                .orElse(0);
        query.check();
        ReleasePoint at = releases.at(course, pinned, after);
        return representations.list(at.version(), fields, () -> {
            LessonRow row = lessons.bySlug(at, lesson);
            return Page.of(
                            sections.page(at, row.id(), formats, position, limit + 1),
                            limit,
                            last -> at.cursorAfter(last.position()).token(query, list))
                    .map(section -> section.section(row.reference(at)));
        });
    }

    @GET
    @Path("/{anchor}")
    @Produces({MediaType.APPLICATION_JSON, LessonAnswers.MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @Operation(
            operationId = "getSection",
            summary = "One section of a lesson",
            description = "`Accept: text/markdown`, `text/html` or `text/plain` gives its own body alone.")
    @Parameter(ref = "course")
    @Parameter(ref = "lesson")
    @Parameter(ref = "anchor")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @Parameter(ref = "format")
    @APIResponseSchema(value = Section.class, responseDescription = "The section")
    public Response section(
            @PathParam("course") String course,
            @PathParam("lesson") String lesson,
            @PathParam("anchor") String anchor) {
        return answers.section(pinned -> releases.at(course, pinned), (at, formats) -> {
            Optional<LessonRow> row = lessons.findBySlug(at, lesson);
            return row.filter(found -> Slugs.storable(anchor))
                    .flatMap(found -> sections.byAnchor(at, found.id(), anchor, formats)
                            .map(section -> new LessonAnswers.Found(section, found.reference(at))))
                    .orElseThrow(() -> formerAddresses.section(at, row, lesson, anchor));
        });
    }
}
