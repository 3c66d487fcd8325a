package dev.lectern.remote;

import dev.lectern.job.JobScheduler;
import dev.lectern.sql.Sql;
import dev.lectern.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps where courses are pulled from, and which pulls were asked for. */
@ApplicationScoped
class Remotes {

    private static final String FAILURE = "what courses are pulled from can't be read or written";

    private static final String FIND = "select * from git_remote where course = ?";

    /** What is known of the last pull is of another tree where any of these is another. */
    private static final String SAVE = """
            insert into git_remote (course, repository, ref, path, strict, every, due_at) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (course) do update set
                commit_id = case
                    when (git_remote.repository, git_remote.ref, git_remote.path, git_remote.strict)
                        = (excluded.repository, excluded.ref, excluded.path, excluded.strict)
                    then git_remote.commit_id else '' end,
                repository = excluded.repository, ref = excluded.ref, path = excluded.path, strict = excluded.strict,
                every = excluded.every, due_at = excluded.due_at
            """;

    private static final String REMOVE = "delete from git_remote where course = ?";

    private static final String SET_SECRET = "update git_remote set push_secret = ? where course = ?";

    private static final String SECRET =
            "select push_secret from git_remote where course = ? and push_secret is not null";

    private static final String REQUEST =
            "update git_remote set requested = requested + 1 where course = ? returning course, requested";

    private static final String REQUEST_DUE = """
            update git_remote set requested = requested + 1, due_at = cast(? as timestamptz) + every * interval '1 second'
            where due_at <= ? returning course, requested
            """;

    private static final String REQUESTED = "select requested from git_remote where course = ? and done < ?";

    private static final String NOTE = """
            update git_remote set done = greatest(done, ?), commit_id = ?, pulled_at = ?, failure = '',
                ingestion_id = coalesce(?, ingestion_id)
            where course = ? and (repository, ref, path, strict) = (?, ?, ?, ?)
            """;

    private static final String NOTE_FAILURE = "update git_remote set pulled_at = ?, failure = ? where course = ?";

    private final DataSource database;
    private final JobScheduler jobs;
    private final Clock clock;

    Remotes(DataSource database, JobScheduler jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    Optional<Remote> find(String course) {
        return row(FIND, Remotes::remote, course);
    }

    /** Sets where {@code course} is pulled from. A scheduled one is pulled as soon as it is set. */
    void save(String course, RepositoryAddress repository, GitRef ref, RemoteRequest request) {
        Optional<Duration> every =
                Optional.of(request.schedule()).filter(text -> !text.isEmpty()).map(Duration::parse);
        update(
                SAVE,
                course,
                repository.text(),
                ref.name(),
                request.path(),
                request.strict(),
                every.map(Duration::toSeconds).orElse(null),
                every.map(time -> now()).orElse(null));
    }

    /** Whether there was one to remove. */
    boolean remove(String course) {
        return update(REMOVE, course) > 0;
    }

    /** Whether there is one to set it for. */
    boolean setPushSecret(String course, String secret) {
        return update(SET_SECRET, secret, course) > 0;
    }

    Optional<String> pushSecret(String course) {
        return row(SECRET, row -> row.getString(1), course);
    }

    /** Asks for a pull of {@code course}. */
    void request(String course) {
        request(REQUEST, course);
    }

    /** Asks for the pulls whose time has come. */
    void requestDue() {
        Instant now = now();
        request(REQUEST_DUE, now, now);
    }

    /** How many pulls of {@code course} were asked for, when the one with {@code number} is not done. */
    Optional<Long> requested(String course, long number) {
        return row(REQUESTED, row -> row.getLong(1), course, number);
    }

    /**
     * Notes that {@code remote} stood at {@code commit} when {@code requested} pulls of it had been asked for. Does nothing
     * when it was set to something else meanwhile, whose commit has not been pulled.
     *
     * @param ingestion of the commit; empty when it had been ingested before
     */
    void note(Remote remote, long requested, String commit, Optional<UUID> ingestion) {
        update(
                NOTE,
                requested,
                commit,
                now(),
                ingestion.orElse(null),
                remote.course(),
                remote.repository(),
                remote.ref(),
                remote.path(),
                remote.strict());
    }

    void noteFailure(String course, String failure) {
        update(NOTE_FAILURE, now(), failure, course);
    }

    /** Each is counted in the transaction that gives it its job. */
    private void request(String sql, Object... parameters) {
        Transaction.of(database, FAILURE, connection -> {
            List<PullJob.Pull> pulls =
                    Sql.rows(connection, sql, row -> new PullJob.Pull(row.getString(1), row.getLong(2)), parameters);
            for (PullJob.Pull pull : pulls) {
                jobs.add(connection, PullJob.of(pull), clock.instant());
            }
            return pulls;
        });
        jobs.wake();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private int update(String sql, Object... parameters) {
        return Transaction.of(database, FAILURE, connection -> Sql.update(connection, sql, parameters));
    }

    private <T> Optional<T> row(String sql, Sql.Reader<T> reader, Object... parameters) {
        return Transaction.of(database, FAILURE, connection -> Sql.row(connection, sql, reader, parameters));
    }

    private static Remote remote(ResultSet row) throws SQLException {
        long every = row.getLong("every");
        Timestamp pulledAt = row.getTimestamp("pulled_at");
        return new Remote(
                row.getString("course"),
                row.getString("repository"),
                row.getString("ref"),
                row.getString("path"),
                row.getBoolean("strict"),
                every == 0 ? "" : Duration.ofSeconds(every).toString(),
                row.getString("push_secret") != null,
                row.getString("commit_id"),
                pulledAt == null ? null : pulledAt.toInstant(),
                row.getString("failure"),
                row.getObject("ingestion_id", UUID.class));
    }
}
