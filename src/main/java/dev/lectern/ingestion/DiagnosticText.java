package dev.lectern.ingestion;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Diagnostics in the form of compilers, which editors and terminals make links of: {@code file:line:column: severity: message
 * [code]}, and the hint below it.
 */
final class DiagnosticText {

    /** Controls, line ends of all kinds, and what turns the direction of text. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private DiagnosticText() {}

    /** One or two lines for each of {@code diagnostics}; no name or message makes more of them, or colours them. */
    static String of(List<IngestionDiagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        for (IngestionDiagnostic diagnostic : diagnostics) {
            text.append(safe(diagnostic.file()))
                    .append(':')
                    .append(diagnostic.line())
                    .append(':')
                    .append(diagnostic.column())
                    .append(": ")
                    .append(diagnostic.severity())
                    .append(": ")
                    .append(safe(diagnostic.message()))
                    .append(" [")
                    .append(safe(diagnostic.code()))
                    .append("]\n");
            if (!diagnostic.hint().isEmpty()) {
                text.append("    hint: ").append(safe(diagnostic.hint())).append('\n');
            }
        }
        return text.toString();
    }

    private static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("\uFFFD");
    }
}
