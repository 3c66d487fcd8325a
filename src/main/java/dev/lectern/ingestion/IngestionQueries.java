package dev.lectern.ingestion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what became of ingestions. */
@ApplicationScoped
class IngestionQueries implements PanacheRepositoryBase<IngestionRow, UUID> {

    /** The last id there could be, for a page that begins at the latest ingestion. */
    static final UUID LAST = new UUID(-1, -1);

    /** One ingestion with its diagnostics. Two queries. */
    Optional<Ingestion> ingestion(UUID id) {
        return findByIdOptional(id).map(row -> row.ingestion(diagnostics(id)));
    }

    /** Ingestions of some courses that began before an instant, the latest first, without their diagnostics. One query. */
    List<Ingestion> ingestions(Set<String> courses, String course, Instant before, UUID beforeId, int limit) {
        return find(
                        "(array_contains(?4, '*') or array_contains(?4, course))"
                                + " and (?1 = '' or course = ?1) and (startedAt < ?2 or (startedAt = ?2 and id < ?3))"
                                + " order by startedAt desc, id desc",
                        course,
                        before,
                        beforeId,
                        courses.toArray(String[]::new))
                .range(0, limit - 1)
                .stream()
                .map(row -> row.ingestion(List.of()))
                .toList();
    }

    private List<IngestionDiagnostic> diagnostics(UUID ingestion) {
        return getEntityManager()
                .createQuery(
                        "from DiagnosticRow d where d.key.ingestionId = :ingestion order by d.key.position",
                        DiagnosticRow.class)
                .setParameter("ingestion", ingestion)
                .getResultStream()
                .map(DiagnosticRow::diagnostic)
                .toList();
    }
}
