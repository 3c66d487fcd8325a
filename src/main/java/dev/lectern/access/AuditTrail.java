package dev.lectern.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps what was done, and by whom. One statement each. */
@ApplicationScoped
class AuditTrail {

    private static final String BEGIN = """
            insert into audit (at, caller, token_id, address, method, path, course, request_id, status)
            values (:at, :caller, cast(:token as uuid), :address, :method, :path, nullif(:course, ''),
                nullif(:request, ''), cast(nullif(:status, 0) as integer))
            returning id
            """;

    private static final String END =
            "update audit set status = :status, course = coalesce(course, nullif(:course, '')) where id = :id";

    private static final String ENTRIES = """
            select id, at, caller, token_id, address, method, path, course, request_id, status from audit
            where id < :before
            and ('*' = any(:courses) or course = any(:courses))
            and (:course = '' or course = :course)
            and (:caller = '' or caller = :caller)
            order by id desc
            """;

    private final EntityManager entities;

    AuditTrail(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A call as it begins.
     *
     * @param token id of the caller's token, as text; empty for none
     * @param course slug; empty for none
     * @param requestId empty for none
     * @param status how it was answered already; 0 when it only begins
     */
    record Call(
            Instant at,
            String caller,
            String token,
            String address,
            String method,
            String path,
            String course,
            String requestId,
            int status) {}

    /** Keeps a call; what is given back is its number. */
    long begin(Call call) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(BEGIN, Long.class)
                                .setParameter("at", call.at())
                                .setParameter("caller", call.caller())
                                .setParameter("token", call.token().isEmpty() ? null : call.token())
                                .setParameter("address", call.address())
                                .setParameter("method", call.method())
                                .setParameter("path", call.path())
                                .setParameter("course", call.course())
                                .setParameter("request", call.requestId())
                                .setParameter("status", call.status())
                                .getSingleResult())
                        .longValue());
    }

    /** Keeps how the call {@code id} was answered, and which course it turned out to be about; empty for none. */
    void end(long id, int status, String course) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(END)
                        .setParameter("id", id)
                        .setParameter("status", status)
                        .setParameter("course", course)
                        .executeUpdate());
    }

    /**
     * Calls with numbers below {@code before}, the latest first.
     *
     * @param courses which ones the reader may know of
     * @param course the only one to tell of; empty for any
     * @param caller the only one to tell of; empty for any
     */
    @SuppressWarnings("unchecked")
    List<AuditEntry> entries(Set<String> courses, String course, String caller, long before, int limit) {
        Query query = entities.createNativeQuery(ENTRIES, Object[].class)
                .setParameter("before", before)
                .setParameter("courses", courses.toArray(String[]::new))
                .setParameter("course", course)
                .setParameter("caller", caller)
                .setMaxResults(limit);
        return ((List<Object[]>) query.getResultList())
                .stream().map(AuditTrail::entry).toList();
    }

    /** Forgets what began before an instant; how many calls that was. */
    int prune(Instant before) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("delete from audit where at < :before")
                        .setParameter("before", before)
                        .executeUpdate());
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                ((Number) row[0]).longValue(),
                row[1] instanceof Timestamp at ? at.toInstant() : (Instant) row[1],
                (String) row[2],
                (UUID) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (Integer) row[9]);
    }
}
