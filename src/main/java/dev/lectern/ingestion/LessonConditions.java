package dev.lectern.ingestion;

import dev.lectern.course.ReleasePoint;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Representations;
import dev.lectern.lesson.LessonFiles;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import javax.sql.DataSource;

/** The conditions on which a lesson is written: {@code If-Match} and {@code If-None-Match}. */
@ApplicationScoped
class LessonConditions {

    private static final String FAILURE = "the database failed while a lesson was taken";

    private static final String FILE = """
            select encode(t.digests[array_position(t.paths, ?)], 'hex')
            from release r join source_tree t on t.digest = r.tree
            where r.course_id = ? and r.number = ?
            """;

    private final Representations representations;
    private final Pushes pushes;
    private final DataSource database;

    LessonConditions(Representations representations, Pushes pushes, DataSource database) {
        this.representations = representations;
        this.pushes = pushes;
        this.database = database;
    }

    /**
     * Checks the conditions of the request: 412 where they are not met.
     *
     * @param path of the lesson's file, or of where it belongs
     * @param present whether {@code at} has the lesson
     * @return what has to be there still when the ingestion's turn comes
     */
    ExpectedFile check(ReleasePoint at, String lesson, String path, boolean present) {
        if (present && representations.isForNothing()) {
            throw ProblemCode.PRECONDITION_FAILED.because(
                    "Course '%s' has a lesson '%s' already.".formatted(at.course(), lesson));
        }
        if (!representations.isMatched(
                present ? Optional.of(at.version()) : Optional.empty(), LessonFiles.MEDIA_TYPES)) {
            throw ProblemCode.PRECONDITION_FAILED.because(
                    "Lesson '%s' of course '%s' is not what If-Match names, or another release is current; read it again."
                            .formatted(lesson, at.course()));
        }
        if (representations.isForNothing()) {
            return new ExpectedFile(path, ExpectedFile.ABSENT);
        }
        return pushes.header(HttpHeaders.IF_MATCH)
                .map(known -> new ExpectedFile(path, known.strip().equals("*") ? ExpectedFile.ANY : file(at, path)))
                .orElse(ExpectedFile.NONE);
    }

    /** Absent from a release whose files are not kept: nothing can be merged into that one, and another is not what was read. */
    private String file(ReleasePoint at, String path) {
        return Transaction.of(
                        database,
                        FAILURE,
                        connection -> Sql.row(
                                connection,
                                FILE,
                                row -> Optional.ofNullable(row.getString(1)),
                                path,
                                at.courseId(),
                                at.number()))
                .flatMap(digest -> digest)
                .orElse(ExpectedFile.ABSENT);
    }
}
