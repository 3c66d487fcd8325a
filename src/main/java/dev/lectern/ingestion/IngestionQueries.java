package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what became of ingestions. */
@ApplicationScoped
class IngestionQueries implements PanacheRepositoryBase<IngestionRow, UUID> {

    /** An ingestion of a list, and its place in the order in which they were asked for. */
    record Listed(long sequence, Ingestion ingestion) {}

    /** One ingestion with its diagnostics. Two queries. */
    Optional<Ingestion> ingestion(UUID id) {
        return findByIdOptional(id).map(row -> row.ingestion(diagnostics(id)));
    }

    /** Ingestions of some courses that were asked for before one of them, the latest first, without their diagnostics. One query. */
    List<Listed> ingestions(Set<String> courses, String course, long before, int limit) {
        return find(
                        "(array_contains(?3, '*') or array_contains(?3, course))"
                                + " and (?1 = '' or course = ?1) and sequence < ?2 order by sequence desc",
                        course,
                        before,
                        courses.toArray(String[]::new))
                .range(0, limit - 1)
                .stream()
                .map(row -> new Listed(row.sequence, row.listed()))
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
