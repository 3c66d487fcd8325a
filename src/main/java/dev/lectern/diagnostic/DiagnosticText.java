package dev.lectern.diagnostic;

import java.util.List;

/**
 * Diagnostics in the form of compilers, which editors and terminals make links of: {@code file:line:column: severity: message
 * [code]}, and the hint below it.
 */
final class DiagnosticText {

    private DiagnosticText() {}

    /** One or two lines for each of {@code diagnostics}; no name or message makes more of them, or colours them. */
    static String of(List<IngestionDiagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        for (IngestionDiagnostic diagnostic : diagnostics) {
            text.append(TerminalText.of(diagnostic.file()))
                    .append(':')
                    .append(diagnostic.line())
                    .append(':')
                    .append(diagnostic.column())
                    .append(": ")
                    .append(diagnostic.severity())
                    .append(": ")
                    .append(TerminalText.of(diagnostic.message()))
                    .append(" [")
                    .append(TerminalText.of(diagnostic.code()))
                    .append("]\n");
            if (!diagnostic.hint().isEmpty()) {
                text.append("    hint: ")
                        .append(TerminalText.of(diagnostic.hint()))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
