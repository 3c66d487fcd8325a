package dev.lectern.ingestion;

import dev.lectern.diagnostic.IngestionDiagnostic;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads what ingestions told the authors. */
@ApplicationScoped
class DiagnosticQueries implements PanacheRepositoryBase<DiagnosticRow, DiagnosticRow.Key> {

    private static final String MATCHING = "key.ingestionId = ?1 and key.position > ?2"
            + " and (?3 = true or severity in (?4)) and (?5 = true or code in (?6)) and (?7 = '' or file = ?7)"
            + " order by key.position";

    /**
     * Which diagnostics to read.
     *
     * @param severities empty for all
     * @param codes empty for all
     * @param file empty for all
     */
    record Filter(Set<String> severities, Set<String> codes, String file) {

        Filter {
            severities = Set.copyOf(severities);
            codes = Set.copyOf(codes);
        }
    }

    /** A diagnostic and where it stands among those of its ingestion, 1-based. */
    record Placed(int position, IngestionDiagnostic diagnostic) {}

    /** The diagnostics of an ingestion in their order, after a position. One query. */
    List<Placed> after(UUID ingestion, Filter filter, int position, int limit) {
        return find(
                        MATCHING,
                        ingestion,
                        position,
                        filter.severities.isEmpty(),
                        filter.severities,
                        filter.codes.isEmpty(),
                        filter.codes,
                        filter.file)
                .range(0, limit - 1)
                .stream()
                .map(row -> new Placed(row.key.position(), row.diagnostic()))
                .toList();
    }

    /** All of them. One query. */
    List<IngestionDiagnostic> all(UUID ingestion, Filter filter) {
        return after(ingestion, filter, 0, Integer.MAX_VALUE).stream()
                .map(Placed::diagnostic)
                .toList();
    }
}
