package dev.lectern.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.ingestion.IngestionDiagnostic;
import java.util.List;
import java.util.Set;

/** An ingestion, as a service says it stands. Whatever newer services say more is not heard. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PushedIngestion(
        String id,
        String course,
        String state,
        boolean dryRun,
        String stage,
        int filesDone,
        int filesTotal,
        Integer release,
        Counts counts,
        List<Told> diagnostics,
        JsonNode impact) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counts(int lessons, int added, int modified, int removed, int moved, int unchanged) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(
            String severity,
            String code,
            String file,
            int line,
            int column,
            int endLine,
            int endColumn,
            String message,
            String hint) {

        IngestionDiagnostic diagnostic() {
            return new IngestionDiagnostic(severity, code, file, line, column, endLine, endColumn, message, hint);
        }
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

    /** What there is to tell, as far as it was asked for. */
    List<IngestionDiagnostic> told() {
        return diagnostics == null
                ? List.of()
                : diagnostics.stream().map(Told::diagnostic).toList();
    }
}
