package dev.lectern.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the codes of diagnostics mean, read from {@code docs/diagnostics.md}, which is packed with the classes. */
final class DiagnosticCatalog {

    private static final String PAGE = "/META-INF/lectern/diagnostics.md";

    private static final Pattern ENTRY = Pattern.compile(
            "^### `(?<code>[a-z0-9-]+)`\\n+(?<meaning>.+?)\\n+- \\*\\*Severity:\\*\\* (?<severity>error|warning|info).*?\\n"
                    + "- \\*\\*Example:\\*\\*(?<example>.+?)\\n- \\*\\*Remedy:\\*\\*(?<remedy>.+?)(?=\\n#|\\Z)",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** A link to another page, which nobody can follow from where this is shown. */
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)\\s]*\\)");

    private static final Pattern INDENT = Pattern.compile("^ {2}", Pattern.MULTILINE);

    private final Map<String, Entry> entries = new HashMap<>();

    DiagnosticCatalog() {
        ENTRY.matcher(page()).results().map(DiagnosticCatalog::entry).forEach(entry -> entries.put(entry.code, entry));
    }

    /**
     * A code, as Markdown without links.
     *
     * @param code the code
     * @param meaning what a diagnostic of this code says
     * @param severity the one that it usually has: {@code error}, {@code warning} or {@code info}
     * @param example what has it told
     * @param remedy what to do about it
     */
    record Entry(String code, String meaning, String severity, String example, String remedy) {}

    /** All, by code. */
    Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    private static Entry entry(MatchResult match) {
        return new Entry(
                match.group(1), text(match.group(2)), match.group(3), text(match.group(4)), text(match.group(5)));
    }

    private static String text(String markdown) {
        return INDENT.matcher(LINK.matcher(markdown).replaceAll("$1"))
                .replaceAll("")
                .strip();
    }

    private static String page() {
        try (InputStream page = DiagnosticCatalog.class.getResourceAsStream(PAGE)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page %s can't be read".formatted(PAGE), e);
        }
    }
}
