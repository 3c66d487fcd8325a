package dev.lectern.lesson;

import dev.lectern.access.Needs;
import dev.lectern.access.Scope;
import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Uuids;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Lessons, sections and code blocks by the ids that stay with them. Ids follow from names, so that they can be guessed: what its
 * caller may not read is answered as if it was not there.
 */
@Path("/api/v1")
@Tag(name = "Stable ids")
public class IdentityResource {

    private final IdentityQueries identities;
    private final LessonQueries lessons;
    private final SectionQueries sections;
    private final CodeBlockQueries codeBlocks;
    private final FormerAddresses formerAddresses;
    private final LessonAnswers answers;
    private final ReleasePoints releases;

    IdentityResource(
            IdentityQueries identities,
            LessonQueries lessons,
            SectionQueries sections,
            CodeBlockQueries codeBlocks,
            FormerAddresses formerAddresses,
            LessonAnswers answers,
            ReleasePoints releases) {
        this.identities = identities;
        this.lessons = lessons;
        this.sections = sections;
        this.codeBlocks = codeBlocks;
        this.formerAddresses = formerAddresses;
        this.answers = answers;
        this.releases = releases;
    }

    @GET
    @Path("/lessons/{id}")
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Produces({MediaType.APPLICATION_JSON, LessonAnswers.MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @Operation(operationId = "getLessonById", summary = "One lesson by its stable id")
    @Parameter(ref = "lessonId")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @Parameter(ref = "lessonInclude")
    @Parameter(ref = "format")
    @APIResponseSchema(value = LessonDetail.class, responseDescription = "The lesson")
    public Response lesson(@PathParam("id") String id) {
        Supplier<RuntimeException> notFound = notFound(ProblemCode.LESSON_NOT_FOUND, "lesson", id);
        UUID lesson = Uuids.parse(id).orElseThrow(notFound);
        return answers.lesson(
                releaseOf(() -> identities.courseOfLesson(lesson), notFound), at -> lessons.byId(at, lesson));
    }

    @GET
    @Path("/sections/{id}")
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Produces({MediaType.APPLICATION_JSON, LessonAnswers.MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @Operation(operationId = "getSectionById", summary = "One section by its stable id")
    @Parameter(ref = "sectionId")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @Parameter(ref = "format")
    @APIResponseSchema(value = Section.class, responseDescription = "The section")
    public Response section(@PathParam("id") String id) {
        Supplier<RuntimeException> notFound = notFound(ProblemCode.SECTION_NOT_FOUND, "section", id);
        UUID section = Uuids.parse(id).orElseThrow(notFound);
        return answers.section(
                releaseOf(() -> identities.courseOfSection(section), notFound),
                (at, formats) -> sections.byId(at, section, formats)
                        .map(row -> new LessonAnswers.Found(
                                row, lessons.byId(at, row.lessonId()).reference(at)))
                        .orElseThrow(() -> formerAddresses.section(at, section)));
    }

    @GET
    @Path("/code-blocks/{id}")
    @Needs(value = Scope.READ, keepsToCourses = true)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(operationId = "getCodeBlockById", summary = "One code block by its stable id")
    @Parameter(ref = "codeBlockId")
    @Parameter(ref = "release")
    @Parameter(ref = "fields")
    @APIResponseSchema(value = CodeBlock.class, responseDescription = "The code block")
    public Response codeBlock(@PathParam("id") String id) {
        Supplier<RuntimeException> notFound = notFound(ProblemCode.CODE_BLOCK_NOT_FOUND, "code block", id);
        UUID codeBlock = Uuids.parse(id).orElseThrow(notFound);
        return answers.codeBlock(
                releaseOf(() -> identities.courseOfCodeBlock(codeBlock), notFound),
                at -> codeBlocks.byId(at, codeBlock).orElseThrow(() -> formerAddresses.codeBlock(at, codeBlock)));
    }

    private Function<OptionalInt, ReleasePoint> releaseOf(
            Supplier<Optional<String>> course, Supplier<RuntimeException> notFound) {
        return pinned -> course.get().map(slug -> releases.at(slug, pinned)).orElseThrow(notFound);
    }

    private static Supplier<RuntimeException> notFound(ProblemCode code, String what, String id) {
        return () -> code.because("There is no %s with the id %s.".formatted(what, id));
    }
}
