package dev.lectern.remote;

import dev.lectern.ingestion.Ingestion;
import dev.lectern.ingestion.IngestionMode;
import dev.lectern.ingestion.IngestionQueue;
import dev.lectern.ingestion.IngestionRequest;
import dev.lectern.sql.Sql;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Pulls courses: fetches what their refs stand for, and queues the ingestion of it. One pull of a course at a time, on
 * whatever replica, so that the one that fetches last also queues last.
 */
@ApplicationScoped
class Pulls {

    /** On this replica. Each holds a connection until it ends, and needs a second one: they must leave some to readers. */
    static final int MOST_AT_ONCE = 5;

    private static final long LONGEST_QUEUEING_MILLIS = 2_000;

    private static final String PATIENCE = "select set_config('lock_timeout', ?, true)";

    static final String LOCK = "select pg_advisory_xact_lock(731030813, hashtext(?))";

    private final DataSource database;
    private final Remotes remotes;
    private final AllowedRepositories repositories;
    private final GitFetch git;
    private final IngestionQueue queue;
    private final RemoteSettings settings;
    private final PullMeters meters;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    Pulls(
            DataSource database,
            Remotes remotes,
            AllowedRepositories repositories,
            GitFetch git,
            IngestionQueue queue,
            RemoteSettings settings,
            PullMeters meters) {
        this.database = database;
        this.remotes = remotes;
        this.repositories = repositories;
        this.git = git;
        this.queue = queue;
        this.settings = settings;
        this.meters = meters;
    }

    /** Pulls {@code course} on the request of {@code by}, whether or not anything is new; empty when it has no remote. */
    Optional<Ingestion> pull(String course, String by) throws PullFailedException, IOException {
        return locked(course, () -> {
            Optional<Remote> remote = remotes.find(course);
            return remote.isEmpty()
                    ? Optional.empty()
                    : noting(remote.get(), () -> Optional.of(ingest(remote.get(), 0, by)));
        });
    }

    /**
     * Does the pull of {@code course} that was asked for as the one with {@code number}, with all that were asked for since.
     * Nothing is ingested where it stands at the commit that was ingested last, and nothing done where another pull has done it.
     */
    void pull(String course, long number) throws PullFailedException, IOException {
        locked(course, () -> {
            Optional<Long> requested = remotes.requested(course, number);
            Optional<Remote> remote = remotes.find(course);
            if (requested.isPresent() && remote.isPresent()) {
                noting(remote.get(), () -> pullNews(remote.get(), requested.get()));
            }
            return Optional.empty();
        });
    }

    private Ingestion ingest(Remote remote, long requested, String by)
            throws PullFailedException, IOException, SQLException {
        return git.pull(address(remote), new GitRef(remote.ref()), remote.path(), (commit, tree) -> {
            Ingestion queued = queue.add(
                    new IngestionRequest(
                            remote.course(),
                            IngestionMode.REPLACE,
                            false,
                            remote.strict(),
                            List.of(),
                            "git",
                            by,
                            commit.message(),
                            commit.id()),
                    tree);
            remotes.note(remote, requested, commit.id(), Optional.of(queued.id()));
            return queued;
        });
    }

    private Optional<Ingestion> pullNews(Remote remote, long requested)
            throws PullFailedException, IOException, SQLException {
        String head = git.head(address(remote), new GitRef(remote.ref()));
        if (head.equals(remote.commit())) {
            remotes.note(remote, requested, head, Optional.empty());
            return Optional.empty();
        }
        return Optional.of(ingest(remote, requested, ""));
    }

    /** The setting may have become narrower since the remote was set. */
    private RepositoryAddress address(Remote remote) throws PullFailedException {
        return RepositoryAddress.of(remote.repository())
                .filter(repositories::isAllowed)
                .orElseThrow(() -> new PullFailedException(
                        "Courses may not be pulled from %s any more; the setting LECTERN_REMOTE_ALLOWED lists what they may be pulled from."
                                .formatted(remote.repository())));
    }

    private Optional<Ingestion> noting(Remote remote, Work<Optional<Ingestion>> work)
            throws PullFailedException, IOException, SQLException {
        Timer.Sample began = Timer.start();
        PullMeters.Outcome outcome = PullMeters.Outcome.FAILED;
        try {
            Optional<Ingestion> queued = work.done();
            outcome = queued.isPresent() ? PullMeters.Outcome.QUEUED : PullMeters.Outcome.UNCHANGED;
            return queued;
        } catch (PullFailedException e) {
            remotes.noteFailure(remote.course(), e.getMessage().replace("\0", ""));
            throw e;
        } finally {
            meters.ended(began, outcome);
        }
    }

    private <T> Optional<T> locked(String course, Work<Optional<T>> work) throws PullFailedException, IOException {
        takeTurn(course);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, course);
                return work.done();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed while course %s was pulled".formatted(course), e);
        } finally {
            turns.release();
        }
    }

    private void takeTurn(String course) throws PullFailedException {
        Timer.Sample began = Timer.start();
        try {
            if (turns.tryAcquire(LONGEST_QUEUEING_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.ended(began, PullMeters.Outcome.FAILED);
        throw new PullFailedException("Course '%s' was not pulled, since %d pulls run already; try again in a while."
                .formatted(course, MOST_AT_ONCE));
    }

    private void lock(Connection connection, String course) throws SQLException, PullFailedException {
        Timer.Sample began = Timer.start();
        try {
            Sql.lock(connection, PATIENCE, settings.timeout().toMillis() + "ms");
            Sql.lock(connection, LOCK, course);
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                meters.ended(began, PullMeters.Outcome.FAILED);
                throw new PullFailedException("Another pull of course '%s' takes long.".formatted(course), e);
            }
            throw e;
        }
    }

    private interface Work<T> {

        T done() throws PullFailedException, IOException, SQLException;
    }
}
