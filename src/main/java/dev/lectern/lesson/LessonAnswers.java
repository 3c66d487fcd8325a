package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import dev.lectern.course.ReleasePoints;
import dev.lectern.http.Fields;
import dev.lectern.http.Query;
import dev.lectern.http.Representations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Answers for one lesson, one section or one code block, however it was addressed. */
@ApplicationScoped
class LessonAnswers {

    static final String MARKDOWN = "text/markdown";

    private static final Map<String, Format> BODIES =
            Map.of(MARKDOWN, Format.MARKDOWN, MediaType.TEXT_HTML, Format.HTML, MediaType.TEXT_PLAIN, Format.TEXT);

    private final Query query;
    private final Representations representations;
    private final LessonReader reader;

    LessonAnswers(Query query, Representations representations, LessonReader reader) {
        this.query = query;
        this.representations = representations;
        this.reader = reader;
    }

    /**
     * Answers with a lesson.
     *
     * @param release finds the release to read, given the number that the request pins
     * @param find finds the lesson in it
     */
    Response lesson(Function<OptionalInt, ReleasePoint> release, Function<ReleasePoint, LessonRow> find) {
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, LessonDetail.class);
        Set<Format> formats = Format.of(query);
        boolean whole = query.choices("include", Set.of("body")).contains("body");
        query.check();
        ReleasePoint at = release.apply(pinned);
        String mediaType = representations.preferred(
                MediaType.APPLICATION_JSON, MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN);
        if (BODIES.containsKey(mediaType)) {
            return representations.text(
                    at.version(), mediaType, () -> reader.body(at, find.apply(at), BODIES.get(mediaType)));
        }
        return representations.json(
                at.version(), fields, () -> reader.detail(at, find.apply(at), fields, formats, whole));
    }

    /**
     * Answers with a section.
     *
     * @param find finds the section with the bodies asked for, and the lesson it stands in
     */
    Response section(Function<OptionalInt, ReleasePoint> release, SectionFinder find) {
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, Section.class);
        Set<Format> formats = Format.of(query);
        query.check();
        ReleasePoint at = release.apply(pinned);
        String mediaType = representations.preferred(
                MediaType.APPLICATION_JSON, MARKDOWN, MediaType.TEXT_HTML, MediaType.TEXT_PLAIN);
        if (BODIES.containsKey(mediaType)) {
            Format format = BODIES.get(mediaType);
            return representations.text(
                    at.version(),
                    mediaType,
                    () -> find.section(at, EnumSet.of(format)).body(format));
        }
        return representations.json(
                at.version(), fields, () -> find.section(at, formats).section());
    }

    /** Answers with a code block; {@code text/plain} gives the bare code. */
    Response codeBlock(Function<OptionalInt, ReleasePoint> release, Function<ReleasePoint, CodeBlockRow> find) {
        OptionalInt pinned = ReleasePoints.pinned(query);
        Fields fields = Fields.of(query, CodeBlock.class);
        query.check();
        ReleasePoint at = release.apply(pinned);
        String mediaType = representations.preferred(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);
        return mediaType.equals(MediaType.TEXT_PLAIN)
                ? representations.text(
                        at.version(), mediaType, () -> find.apply(at).code())
                : representations.json(
                        at.version(), fields, () -> find.apply(at).alone());
    }

    /** Finds a section in a release. */
    interface SectionFinder {
        Found section(ReleasePoint at, Set<Format> formats);
    }

    /** A section and the lesson it stands in. */
    record Found(SectionRow row, LessonReference lesson) {

        Section section() {
            return row.section(lesson);
        }

        String body(Format format) {
            return switch (format) {
                case HTML -> row.html();
                case MARKDOWN -> row.markdown();
                case TEXT -> row.text();
                case MDAST -> Mdast.root(row.mdast());
            };
        }
    }
}
