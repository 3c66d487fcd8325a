package dev.lectern.ingestion;

import dev.lectern.access.Caller;
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
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final DataSource database;

    LessonConditions(
            Representations representations, Pushes pushes, IdempotencyKeys keys, Caller caller, DataSource database) {
        this.representations = representations;
        this.pushes = pushes;
        this.keys = keys;
        this.caller = caller;
        this.database = database;
    }

    /**
     * Checks the conditions of the request: 412 where they are not met, unless its key stands for an ingestion already, by which
     * they may have become so.
     *
     * @param path of the lesson's file, or of where it belongs
     * @param present whether {@code at} has the lesson
     * @return what has to be there still when the ingestion's turn comes
     */
    ExpectedFile check(ReleasePoint at, String lesson, String path, boolean present) {
        Optional<String> unmet = unmet(at, lesson, present);
        if (unmet.isPresent()) {
            if (isSentAgain(at.course())) {
                // The key may end before it is claimed: what would be ingested then fails.
                return new ExpectedFile(path, ExpectedFile.NEVER);
            }
            throw ProblemCode.PRECONDITION_FAILED.because(unmet.get());
        }
        if (representations.isForNothing()) {
            return new ExpectedFile(path, ExpectedFile.ABSENT);
        }
        return pushes.header(HttpHeaders.IF_MATCH)
                .map(known -> new ExpectedFile(path, known.strip().equals("*") ? ExpectedFile.ANY : file(at, path)))
                .orElse(ExpectedFile.NONE);
    }

    private Optional<String> unmet(ReleasePoint at, String lesson, boolean present) {
        if (present && representations.isForNothing()) {
            return Optional.of("Course '%s' has a lesson '%s' already.".formatted(at.course(), lesson));
        }
        return representations.isMatched(
                        present ? Optional.of(at.version()) : Optional.empty(), LessonFiles.MEDIA_TYPES)
                ? Optional.empty()
                : Optional.of(
                        "Lesson '%s' of course '%s' is not what If-Match names, or another release is current; read it again."
                                .formatted(lesson, at.course()));
    }

    private boolean isSentAgain(String course) {
        Optional<IdempotencyKey> key = pushes.key();
        return key.isPresent()
                && Transaction.of(
                        database, FAILURE, connection -> keys.stands(connection, key.get(), caller.name(), course));
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
