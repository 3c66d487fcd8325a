package dev.lectern.diagnostic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** How diagnostics are written, for authors and for their tools. */
public enum DiagnosticFormat {
    /** In the form of compilers. */
    TEXT {
        @Override
        public String write(List<IngestionDiagnostic> diagnostics) {
            return DiagnosticText.of(diagnostics);
        }
    },
    /** As the API has them: a list with {@code items}. */
    JSON {
        @Override
        public String write(List<IngestionDiagnostic> diagnostics) {
            return json(new DiagnosticPage(diagnostics, null));
        }
    },
    /** SARIF 2.1.0, which code hosts and editors show. */
    SARIF {
        @Override
        public String write(List<IngestionDiagnostic> diagnostics) {
            return json(DiagnosticSarif.of(diagnostics));
        }
    };

    /** All of {@code diagnostics}, with a line feed at the end; empty text for none where the format has no frame. */
    public abstract String write(List<IngestionDiagnostic> diagnostics);

    private static String json(Object value) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("diagnostics are always JSON", e);
        }
    }
}
