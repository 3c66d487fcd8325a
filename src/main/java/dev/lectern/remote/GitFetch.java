package dev.lectern.remote;

import dev.lectern.source.GitBudget;
import dev.lectern.source.GitSource;
import dev.lectern.source.SourceRefusedException;
import dev.lectern.source.SourceTree;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.commons.io.FileUtils;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/**
 * Fetches the one commit that a ref of a repository stands for: bare, without its history, into a folder that is gone
 * afterwards. What it holds is read and never run: no hooks, no filters, no submodules, no large files from elsewhere.
 */
@ApplicationScoped
class GitFetch {

    private static final String PULLED = "refs/lectern/pulled";

    private final AllowedRepositories repositories;
    private final RemoteSettings settings;
    private final GitSource source;

    GitFetch(AllowedRepositories repositories, RemoteSettings settings, GitSource source) {
        this.repositories = repositories;
        this.settings = settings;
        this.source = source;
    }

    /** What is done with a commit while its files can be read. */
    interface Use<T> {
        T of(PulledCommit commit, SourceTree tree) throws SQLException;
    }

    void isolate(@Observes StartupEvent event) {
        IsolatedGit.install();
    }

    /** The id of the commit that {@code ref} stands for now. */
    String head(RepositoryAddress repository, GitRef ref) throws PullFailedException {
        try {
            LsRemoteCommand list = with(Git.lsRemoteRepository(), repository).setRemote(repository.text());
            Ref found = list.callAsMap().get(ref.name());
            if (found == null || found.getObjectId() == null) {
                throw missing(repository, ref);
            }
            return commit(found).name();
        } catch (GitAPIException | JGitInternalException e) {
            throw unreachable(repository, e);
        }
    }

    /** Fetches the commit that {@code ref} stands for, and gives what lies in {@code path} of it to {@code use}. */
    <T> T pull(RepositoryAddress repository, GitRef ref, String path, Use<T> use)
            throws PullFailedException, IOException, SQLException {
        Path folder = Files.createTempDirectory("lectern-pull");
        try (Git git = Git.init().setBare(true).setGitDir(folder.toFile()).call()) {
            fetch(git, folder, repository, ref);
            return read(git.getRepository(), path, use);
        } catch (GitAPIException | JGitInternalException e) {
            throw unreachable(repository, e);
        } finally {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }

    private void fetch(Git git, Path folder, RepositoryAddress repository, GitRef ref)
            throws PullFailedException, GitAPIException {
        TransferLimit limit =
                new TransferLimit(folder, settings.maxSize().asLongValue(), settings.maxEntries(), settings.timeout());
        FetchCommand fetch = with(git.fetch(), repository)
                .setRemote(repository.text())
                .setRefSpecs(new RefSpec("+" + ref.name() + ":" + PULLED))
                .setTagOpt(TagOpt.NO_TAGS)
                .setDepth(1)
                .setProgressMonitor(limit);
        try {
            fetch.call();
        } catch (GitAPIException | JGitInternalException e) {
            if (!limit.exceeded().isEmpty()) {
                throw new PullFailedException("%s: %s".formatted(repository.text(), limit.exceeded()), e);
            }
            if (String.valueOf(e.getMessage()).contains(ref.name())) {
                throw missing(repository, ref);
            }
            throw e;
        }
        if (limit.isCancelled()) {
            throw new PullFailedException("%s: %s".formatted(repository.text(), limit.exceeded()));
        }
    }

    private <T> T read(Repository repository, String path, Use<T> use)
            throws IOException, PullFailedException, SQLException {
        GitBudget budget =
                new GitBudget(settings.maxEntries(), settings.maxSize().asLongValue());
        try (RevWalk commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(repository.resolve(PULLED));
            SourceTree tree = source.read(repository, commit, path, budget);
            return use.of(new PulledCommit(commit.name(), commit.getFullMessage()), tree);
        } catch (SourceRefusedException e) {
            throw new PullFailedException(e.getMessage(), e);
        } catch (IncorrectObjectTypeException | MissingObjectException e) {
            throw new PullFailedException("What the ref stands for is no whole commit: " + e.getMessage(), e);
        }
    }

    private <C extends TransportCommand<C, ?>> C with(C command, RepositoryAddress repository) {
        repositories.credentials(repository).ifPresent(command::setCredentialsProvider);
        return command.setTimeout((int) Math.max(1, settings.timeout().toSeconds()));
    }

    private static ObjectId commit(Ref ref) {
        return ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
    }

    private static PullFailedException missing(RepositoryAddress repository, GitRef ref) {
        return new PullFailedException("%s has no %s.".formatted(repository.text(), ref.name()));
    }

    /** Messages of JGit hold addresses that it was given, and no credentials: those are never part of an address here. */
    private static PullFailedException unreachable(RepositoryAddress repository, Exception cause) {
        return new PullFailedException("%s can't be read: %s".formatted(repository.text(), cause.getMessage()), cause);
    }
}
