package dev.lectern.push;

import dev.lectern.http.Preference;
import dev.lectern.http.ProblemCode;
import dev.lectern.ingestion.IdempotencyKey;
import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionQueue;
import dev.lectern.ingestion.IngestionRequest;
import dev.lectern.ingestion.IngestionState;
import dev.lectern.planning.Finding;
import dev.lectern.source.ArchiveRefused;
import dev.lectern.source.SourceTree;
import dev.lectern.source.Uploads;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Takes the bodies of pushes, and answers with the ingestions that come of them. */
@ApplicationScoped
class Pushes {

    private final Uploads uploads;
    private final IngestionQueue queue;
    private final HttpHeaders headers;
    private final Duration maxWait;
    private final Semaphore waiting;

    Pushes(Uploads uploads, IngestionQueue queue, HttpHeaders headers, PushSettings settings) {
        this.uploads = uploads;
        this.queue = queue;
        this.headers = headers;
        this.maxWait = settings.maxWait();
        this.waiting = new Semaphore(settings.maxWaiting());
    }

    /** The body of the request, on the disk. */
    Uploads.Upload upload(InputStream body) throws IOException {
        try {
            return uploads.take(
                    body, header(HttpHeaders.CONTENT_LENGTH).map(Long::valueOf).orElse(-1L));
        } catch (ArchiveRefused e) {
            throw problem(e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw ProblemCode.BAD_REQUEST.because("The body ended before its end was there.");
        }
    }

    /** Queues the ingestion of {@code tree}, unless {@code key} stands for one already, which is given then. */
    Ingestion add(IngestionRequest request, SourceTree tree, Optional<IdempotencyKey> key) {
        try {
            return queue.add(request, tree, key);
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed while a push was taken", e);
        }
    }

    static HttpProblem problem(ArchiveRefused refused) {
        ProblemCode code = switch (refused.reason()) {
            case MALFORMED -> ProblemCode.ARCHIVE_MALFORMED;
            case UNSAFE -> ProblemCode.ARCHIVE_UNSAFE;
            case TOO_LARGE -> ProblemCode.UPLOAD_TOO_LARGE;
        };
        return code.because(refused.getMessage());
    }

    /** The key of the request. 400 where it is malformed. */
    Optional<IdempotencyKey> key() {
        return IdempotencyKey.of(all(IdempotencyKey.HEADER));
    }

    Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * Answers with {@code queued}, once it has ended where the client prefers to wait and not too many do already.
     *
     * @param created what is new when it succeeds
     */
    Response answer(Ingestion queued, Optional<URI> created) throws InterruptedException {
        Optional<Duration> wait =
                Preference.wait(all(Preference.HEADER), maxWait).filter(time -> waiting.tryAcquire());
        if (wait.isEmpty()) {
            return answer(Response.Status.ACCEPTED, queued, location(queued)).build();
        }
        try {
            Ingestion now = queue.await(queued.id(), wait.get());
            String applied = "wait=" + wait.get().toSeconds();
            checkExpectation(now, applied);
            return ended(now, created).header(Preference.APPLIED, applied).build();
        } finally {
            waiting.release();
        }
    }

    /** A condition that no longer held when its turn came ends as one that did not hold when the request came. */
    private static void checkExpectation(Ingestion now, String applied) {
        now.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().equals(Finding.LESSON_CHANGED))
                .findFirst()
                .ifPresent(diagnostic -> {
                    throw ProblemCode.PRECONDITION_FAILED.because(
                            "%s: %s. Ingestion %s has changed nothing."
                                    .formatted(diagnostic.file(), diagnostic.message(), now.id()),
                            Map.of(HttpHeaders.LOCATION, location(now).toString(), Preference.APPLIED, applied));
                });
    }

    private static Response.ResponseBuilder ended(Ingestion now, Optional<URI> created) {
        if (!now.state().isEnd()) {
            return answer(Response.Status.ACCEPTED, now, location(now));
        }
        return created.isPresent() && now.state() == IngestionState.SUCCEEDED && !now.dryRun()
                ? answer(Response.Status.CREATED, now, created.get())
                : answer(Response.Status.OK, now, location(now));
    }

    private static Response.ResponseBuilder answer(Response.Status status, Ingestion ingestion, URI location) {
        return Response.status(status)
                .entity(ingestion)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LOCATION, location);
    }

    private static URI location(Ingestion ingestion) {
        return URI.create("/api/v1/ingestions/" + ingestion.id());
    }

    private List<String> all(String name) {
        return Optional.ofNullable(headers.getRequestHeader(name)).orElse(List.of());
    }
}
