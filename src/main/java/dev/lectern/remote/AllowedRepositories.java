package dev.lectern.remote;

import dev.lectern.http.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Which repositories may be pulled from, and with which credentials: what the operator says, and nothing else. */
@ApplicationScoped
class AllowedRepositories {

    private final List<AddressPattern> allowed;
    private final List<Login> logins;

    AllowedRepositories(RemoteSettings settings) {
        this.allowed = settings.allowed().orElse(List.of()).stream()
                .map(AddressPattern::of)
                .toList();
        this.logins = settings.credentials().orElse(List.of()).stream()
                .map(AllowedRepositories::login)
                .toList();
    }

    /** 403 where {@code address} is not allowed. */
    void require(RepositoryAddress address) {
        if (!isAllowed(address)) {
            throw ProblemCode.REMOTE_NOT_ALLOWED.because(
                    "Courses may not be pulled from %s; the setting LECTERN_REMOTE_ALLOWED lists what they may be pulled from."
                            .formatted(address.text()));
        }
    }

    boolean isAllowed(RepositoryAddress address) {
        return allowed.stream().anyMatch(pattern -> pattern.matches(address));
    }

    Optional<CredentialsProvider> credentials(RepositoryAddress address) {
        return logins.stream()
                .filter(login -> login.pattern().matches(address))
                .findFirst()
                .map(login -> new UsernamePasswordCredentialsProvider(login.user(), login.password()));
    }

    private static Login login(String written) {
        String[] parts = written.split("=", 2);
        String[] login = parts.length == 2 ? parts[1].split(":", 2) : new String[0];
        if (login.length != 2) {
            throw new IllegalStateException(
                    "LECTERN_REMOTE_CREDENTIALS has to be a list of https://host/path=user:password");
        }
        return new Login(AddressPattern.of(parts[0]), login[0], login[1]);
    }

    private record Login(AddressPattern pattern, String user, String password) {

        /** Without what nobody should read. */
        @Override
        public String toString() {
            return "credentials for " + pattern;
        }
    }
}
