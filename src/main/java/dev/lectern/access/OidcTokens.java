package dev.lectern.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** The tokens of the OIDC issuer: whether they are good, and for what. Quarkus verifies them. */
@ApplicationScoped
class OidcTokens {

    private static final int LONGEST = 16_384;

    /** Signed, and in the compact form (RFC 7515, section 7.1). */
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** How long a request waits for the issuer, which is only asked for its keys. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(6);

    /** How long nobody waits for an issuer that could not be reached just now. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** While the issuer does not answer, those who send it tokens must not keep every thread waiting. */
    private static final int MOST_AT_ONCE = 16;

    private static final long LONGEST_QUEUEING_MILLIS = 1_000;

    private static final String NOT_ONE =
            "The bearer token is neither one that was issued here nor a valid one of the OIDC issuer.";

    private static final Logger LOG = Logger.getLogger(OidcTokens.class);

    private final OidcIssuer issuer;
    private final OidcGrants grants;
    private final IdentityProviderManager identities;
    private final CurrentVertxRequest requests;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    private volatile boolean hasKeys;
    private volatile Instant pausedUntil = Instant.MIN;

    OidcTokens(
            OidcIssuer issuer,
            OidcGrants grants,
            IdentityProviderManager identities,
            CurrentVertxRequest requests,
            Clock clock) {
        this.issuer = issuer;
        this.grants = grants;
        this.identities = identities;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * What {@code token} allows; empty when it does not look like a token of an issuer, or there is no issuer. 503 when the issuer
     * can't be asked for its keys.
     */
    Optional<Grant> grant(String token) throws InvalidCredentials {
        if (token.length() > LONGEST
                || !issuer.isConfigured()
                || !JWT.matcher(token).matches()) {
            return Optional.empty();
        }
        verify(token);
        return Optional.of(grants.grant(Claims.of(token)));
    }

    private void verify(String token) throws InvalidCredentials {
        boolean paused = !hasKeys && clock.instant().isBefore(pausedUntil);
        if (paused || !isOnesTurn()) {
            throw Refusal.unverifiable(PAUSE.toSeconds());
        }
        try {
            SecurityIdentity identity = identities
                    .authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                            new TokenAuthenticationRequest(new AccessTokenCredential(token)), requests.getCurrent()))
                    .ifNoItem()
                    .after(LONGEST_WAIT)
                    .fail()
                    .await()
                    .indefinitely();
            hasKeys = true;
            if (identity.getAttribute(OidcUtils.INTROSPECTION_ATTRIBUTE) != null) {
                // An issuer without keys was asked itself, and did not say for whom the token is.
                throw new InvalidCredentials(NOT_ONE);
            }
        } catch (RuntimeException e) {
            throw failure(e);
        } finally {
            turns.release();
        }
    }

    private boolean isOnesTurn() {
        try {
            return turns.tryAcquire(LONGEST_QUEUEING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What to answer. The messages of {@code e} may quote the token, and are for nobody. */
    private InvalidCredentials failure(RuntimeException e) {
        Optional<InvalidJwtException> invalid =
                causes(e, InvalidJwtException.class).findFirst();
        if (invalid.isPresent()) {
            hasKeys = true;
            return new InvalidCredentials(reason(invalid.get()));
        }
        if (e instanceof AuthenticationFailedException
                && causes(e, Throwable.class)
                        .noneMatch(cause -> cause instanceof IOException || cause instanceof VertxException)) {
            return new InvalidCredentials(NOT_ONE);
        }
        pausedUntil = clock.instant().plus(PAUSE);
        LOG.warnf(
                "The OIDC issuer can't be asked for its keys: %s",
                causes(e, Throwable.class).reduce((one, next) -> next).orElse(e));
        throw Refusal.unverifiable(PAUSE.toSeconds());
    }

    private static String reason(InvalidJwtException invalid) {
        if (invalid.hasExpired()) {
            return "The bearer token has expired; its issuer gives out another.";
        }
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "The bearer token is not of the issuer whose tokens are taken: see its claim 'iss'.";
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "The bearer token was not issued for this service: see its claim 'aud'.";
        }
        return NOT_ONE;
    }

    private static <T extends Throwable> Stream<T> causes(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
