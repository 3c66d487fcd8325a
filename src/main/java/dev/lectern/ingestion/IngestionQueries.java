package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.http.ProblemCode;
import dev.lectern.http.Uuids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** The ingestion that a client calls {@code id}, without its diagnostics. 404 where there is none. One query. */
    Ingestion named(String id) {
        return Uuids.parse(id)
                .flatMap(this::findByIdOptional)
                .map(IngestionRow::listed)
                .orElseThrow(() ->
                        ProblemCode.INGESTION_NOT_FOUND.because("There is no ingestion with the id %s.".formatted(id)));
    }

    /** How ingestions stand now, without their diagnostics; those that are no longer kept are left out. One query. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<UUID, Ingestion> standing(Set<UUID> ids) {
        return list("id in ?1", ids).stream()
                .map(IngestionRow::listed)
                .collect(Collectors.toMap(Ingestion::id, ingestion -> ingestion));
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
