package dev.lectern.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A {@link Token} that was just issued, with its secret.
 *
 * @param token the secret, to be sent as {@code Authorization: Bearer …}; it is shown this once
 */
public record IssuedToken(
        UUID id,
        String name,
        List<Scope> scopes,
        @Schema(nullable = true) List<String> courses,
        @Schema(nullable = true) Instant expiresAt,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true) Instant lastUsedAt,
        @Schema(nullable = true) Instant revokedAt,
        String token) {

    static IssuedToken of(Token token, String secret) {
        return new IssuedToken(
                token.id(),
                token.name(),
                token.scopes(),
                token.courses(),
                token.expiresAt(),
                token.createdAt(),
                token.createdBy(),
                token.lastUsedAt(),
                token.revokedAt(),
                secret);
    }
}
