package dev.lectern.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lectern.diagnostic.IngestionDiagnostic;
import dev.lectern.ingestion.IngestionCounts;
import dev.lectern.ingestion.ReaderImpact;
import java.util.List;
import java.util.Set;

/**
 * An ingestion, as a service says it stands. Whatever newer services say more is not heard.
 *
 * @param stage empty before it begins
 * @param release null until it is published
 * @param impact null unless it is a dry run that succeeded
 * @param diagnostics empty until it has ended, and where they were not asked for
 */
record PushedIngestion(
        String id,
        String course,
        String state,
        boolean dryRun,
        String stage,
        int filesDone,
        int filesTotal,
        Integer release,
        IngestionCounts counts,
        ReaderImpact impact,
        List<IngestionDiagnostic> diagnostics) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

    PushedIngestion {
        stage = stage == null ? "" : stage;
        counts = counts == null ? IngestionCounts.NONE : counts;
        diagnostics = diagnostics == null ? List.of() : List.copyOf(diagnostics);
    }

    /** What {@code answer} says. */
    static PushedIngestion of(JsonNode answer) throws Refusal {
        try {
            PushedIngestion ingestion = JSON.treeToValue(answer, PushedIngestion.class);
            if (ingestion != null && ingestion.id != null && ingestion.state != null) {
                return ingestion;
            }
        } catch (JsonProcessingException e) {
            // told below, as an answer that is no ingestion is
        }
        throw new Refusal(Exit.REFUSED, "the service answered with something else than an ingestion; is it Lectern?");
    }

    boolean hasEnded() {
        return ENDED.contains(state);
    }

    boolean hasSucceeded() {
        return state.equals("succeeded");
    }
}
