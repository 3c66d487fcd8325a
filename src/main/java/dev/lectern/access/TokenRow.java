package dev.lectern.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A token as it is kept. */
@Entity
@Table(name = "access_token")
class TokenRow {

    @Id
    UUID id;

    String name;

    byte[] digest;

    String[] scopes;

    String[] courses;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    Token token() {
        return new Token(
                id,
                name,
                scopes().stream().sorted().toList(),
                courses == null ? null : List.of(courses),
                expiresAt,
                createdAt,
                createdBy,
                lastUsedAt,
                revokedAt);
    }

    Grant grant() {
        Set<String> goodFor = courses == null ? Set.of(Caller.EVERY_COURSE) : Set.of(courses);
        return new Grant(id, name, Grant.each(scopes(), goodFor), expiresAt);
    }

    private Set<Scope> scopes() {
        return Arrays.stream(scopes).flatMap(code -> Scope.of(code).stream()).collect(Collectors.toSet());
    }
}
