package dev.lectern.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and keeps tokens. One statement each. */
@ApplicationScoped
class TokenQueries {

    /** Those who are limited to some courses see the tokens that are good for none but these. */
    private static final String VISIBLE =
            "select t.* from access_token t where ('*' = any(:courses) or t.courses <@ cast(:courses as text[]))";

    private static final String PAGE = """
             and (t.created_at, t.id) < (:before, :beforeId)
            order by t.created_at desc, t.id desc
            """;

    private static final String USED = """
            update access_token set last_used_at = :now
            where id = :id and (last_used_at is null or last_used_at < :before)
            """;

    private static final String REVOKE =
            "update access_token set revoked_at = :now where id = :id and revoked_at is null";

    private final EntityManager entities;

    TokenQueries(EntityManager entities) {
        this.entities = entities;
    }

    Optional<TokenRow> byDigest(byte[] digest) {
        return entities.createQuery("from TokenRow where digest = :digest", TokenRow.class)
                .setParameter("digest", digest)
                .getResultStream()
                .findFirst();
    }

    /** The token {@code id}, for somebody who may deal with those of {@code courses}. */
    Optional<Token> token(UUID id, Set<String> courses) {
        return tokens(visible(VISIBLE + " and t.id = :id", courses).setParameter("id", id)).stream()
                .findFirst();
    }

    /** Tokens that were issued before an instant, the latest first. */
    List<Token> tokens(Set<String> courses, Instant before, UUID beforeId, int limit) {
        return tokens(visible(VISIBLE + PAGE, courses)
                .setParameter("before", before)
                .setParameter("beforeId", beforeId)
                .setMaxResults(limit));
    }

    void add(TokenRow token) {
        QuarkusTransaction.requiringNew().run(() -> entities.persist(token));
    }

    /** Keeps that the token was used; without a write where that was kept already since {@code before}. */
    void used(UUID id, Instant now, Instant before) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(USED)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("before", before)
                        .executeUpdate());
    }

    void revoke(UUID id, Instant now) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(REVOKE)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .executeUpdate());
    }

    private Query visible(String sql, Set<String> courses) {
        return entities.createNativeQuery(sql, TokenRow.class).setParameter("courses", courses.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<Token> tokens(Query query) {
        return ((List<TokenRow>) query.getResultList())
                .stream().map(TokenRow::token).toList();
    }
}
