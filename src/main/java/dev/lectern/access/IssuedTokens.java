package dev.lectern.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The tokens that were issued: who has them, and what for. */
@ApplicationScoped
class IssuedTokens {

    /** How long a token that was revoked on another replica goes on here. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private static final long MOST_KNOWN = 10_000;

    /** How far behind {@code lastUsedAt} may be. */
    private static final Duration USE_KEPT_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(IssuedTokens.class);

    private final TokenQueries tokens;
    private final TokenSecrets secrets;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ExecutorService background;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    IssuedTokens(
            TokenQueries tokens, TokenSecrets secrets, Supplier<UUID> ids, Clock clock, ExecutorService background) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.background = background;
    }

    /** Issues the token that {@code request} asks for, on behalf of {@code caller}; 403 when it allowed more than theirs does. */
    IssuedToken issue(TokenRequest request, Caller caller) {
        String secret = secrets.next();
        TokenRow row = new TokenRow();
        row.id = ids.get();
        row.name = request.name();
        row.digest = TokenSecrets.digest(secret);
        row.scopes = request.scopes().stream().map(Scope::code).toArray(String[]::new);
        row.courses = request.courses() == null ? null : request.courses().toArray(String[]::new);
        row.expiresAt = request.expiresAt();
        row.createdAt = now();
        row.createdBy = caller.name();
        if (!caller.grant().covers(row.grant())) {
            throw Refusal.beyond(
                    Scope.ADMIN,
                    "A token can issue none that has a scope or a course that it does not have"
                            + " itself, or that is good for longer.");
        }
        tokens.add(row);
        return IssuedToken.of(row.token(), secret);
    }

    /** Revokes the token: at once on this replica, within 5 seconds on the others. */
    void revoke(UUID id) {
        tokens.revoke(id, now());
        known.invalidateAll();
    }

    /** What the token with this secret allows; empty when none was issued with it. */
    Optional<Grant> grant(String secret) throws InvalidCredentials {
        if (!TokenSecrets.isOne(secret)) {
            return Optional.empty();
        }
        byte[] digest = TokenSecrets.digest(secret);
        Known token = known.get(Digests.hex(digest), key -> load(digest));
        if (token == null || !MessageDigest.isEqual(token.digest(), digest)) {
            return Optional.empty();
        }
        Grant grant = token.grant();
        if (token.revoked()) {
            throw new InvalidCredentials("The bearer token '%s' was revoked.".formatted(grant.name()));
        }
        if (grant.expiresAt() != null && !clock.instant().isBefore(grant.expiresAt())) {
            throw new InvalidCredentials(
                    "The bearer token '%s' expired at %s.".formatted(grant.name(), grant.expiresAt()));
        }
        return Optional.of(grant);
    }

    private Known load(byte[] digest) {
        return tokens.byDigest(digest)
                .map(row -> {
                    if (row.revokedAt == null) {
                        keepUse(row.id, row.lastUsedAt);
                    }
                    return new Known(row.digest, row.grant(), row.revokedAt != null);
                })
                .orElse(null);
    }

    /** A request does not wait for this, and does not fail with it. */
    private void keepUse(UUID id, Instant lastUsed) {
        Instant now = now();
        Instant before = now.minus(USE_KEPT_EVERY);
        if (lastUsed == null || lastUsed.isBefore(before)) {
            background.execute(() -> {
                try {
                    tokens.used(id, now, before);
                } catch (RuntimeException e) {
                    LOG.warnf(e, "The last use of token %s could not be kept", id);
                }
            });
        }
    }

    /** As exact as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What is remembered of a token. */
    private record Known(byte[] digest, Grant grant, boolean revoked) {}
}
