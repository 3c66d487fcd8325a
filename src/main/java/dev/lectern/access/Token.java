package dev.lectern.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A bearer token, without its secret, which is nowhere.
 *
 * @param id its id
 * @param name whom or what it was issued to, for people to read
 * @param scopes what it lets its bearer do
 * @param courses slugs of the only courses it is good for; null for every course
 * @param expiresAt when it ends; null for never
 * @param createdAt when it was issued
 * @param createdBy name of who issued it
 * @param lastUsedAt when it was used last, give or take a minute; null when it never was
 * @param revokedAt when it was revoked; null while it was not
 */
public record Token(
        UUID id,
        String name,
        List<Scope> scopes,
        @Schema(nullable = true) List<String> courses,
        @Schema(nullable = true) Instant expiresAt,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true) Instant lastUsedAt,
        @Schema(nullable = true) Instant revokedAt) {

    public Token {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        scopes = List.copyOf(scopes);
        courses = courses == null ? null : List.copyOf(courses);
    }
}
