package dev.lectern.push;

import dev.lectern.access.Caller;
import dev.lectern.course.ReleasePoint;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Representations;
import dev.lectern.ingestion.ExpectedFile;
import dev.lectern.ingestion.IdempotencyKey;
import dev.lectern.ingestion.IngestionQueue;
import dev.lectern.ingestion.SourceStore;
import dev.lectern.lesson.LessonFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The conditions on which a lesson is written: {@code If-Match} and {@code If-None-Match}. */
@ApplicationScoped
class LessonConditions {

    private final Representations representations;
    private final Pushes pushes;
    private final IngestionQueue queue;
    private final SourceStore sources;
    private final Caller caller;

    LessonConditions(
            Representations representations, Pushes pushes, IngestionQueue queue, SourceStore sources, Caller caller) {
        this.representations = representations;
        this.pushes = pushes;
        this.queue = queue;
        this.sources = sources;
        this.caller = caller;
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

    /** Whether the key of the request stands for an ingestion of {@code course} already: that is the answer then. */
    boolean isSentAgain(String course) {
        Optional<IdempotencyKey> key = pushes.key();
        return key.isPresent() && queue.stands(key.get(), caller.name(), course);
    }

    /** Absent from a release whose files are not kept: nothing can be merged into that one, and another is not what was read. */
    private String file(ReleasePoint at, String path) {
        return sources.file(at.courseId(), at.number(), path).orElse(ExpectedFile.ABSENT);
    }
}
