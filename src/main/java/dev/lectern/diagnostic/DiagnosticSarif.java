package dev.lectern.diagnostic;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Diagnostics as SARIF 2.1.0, with a rule for each code among them.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class DiagnosticSarif {

    /** What SARIF is sent as. */
    public static final String MEDIA_TYPE = "application/sarif+json";

    private static final URI SCHEMA =
            URI.create("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");

    private DiagnosticSarif() {}

    static SarifSchema210 of(List<IngestionDiagnostic> diagnostics) {
        List<String> codes = diagnostics.stream()
                .map(IngestionDiagnostic::code)
                .distinct()
                .sorted()
                .toList();
        return new SarifSchema210()
                .with$schema(SCHEMA)
                .withVersion(SarifSchema210.Version._2_1_0)
                .withRuns(List.of(new Run()
                        .withTool(new Tool()
                                .withDriver(
                                        new ToolComponent().withName("Lectern").withRules(rules(codes))))
                        .withColumnKind(Run.ColumnKind.UTF_16_CODE_UNITS)
                        .withResults(diagnostics.stream()
                                .map(diagnostic -> result(diagnostic, codes.indexOf(diagnostic.code())))
                                .toList())));
    }

    private static Set<ReportingDescriptor> rules(List<String> codes) {
        Map<String, DiagnosticCatalog.Entry> known = new DiagnosticCatalog().entries();
        Set<ReportingDescriptor> rules = new LinkedHashSet<>();
        for (String code : codes) {
            ReportingDescriptor rule = new ReportingDescriptor().withId(code);
            if (known.containsKey(code)) {
                describe(rule, known.get(code));
            }
            rules.add(rule);
        }
        return rules;
    }

    private static void describe(ReportingDescriptor rule, DiagnosticCatalog.Entry entry) {
        String meaning = entry.meaning().replace('\n', ' ');
        rule.withShortDescription(new MultiformatMessageString().withText(firstSentence(meaning)))
                .withFullDescription(new MultiformatMessageString().withText(meaning))
                .withHelp(new MultiformatMessageString()
                        .withText("Remedy: %s\n\nExample: %s".formatted(entry.remedy(), entry.example()))
                        .withMarkdown("**Remedy:** %s\n\n**Example:** %s".formatted(entry.remedy(), entry.example())))
                .withDefaultConfiguration(new ReportingConfiguration()
                        .withLevel(ReportingConfiguration.Level.fromValue(level(entry.severity()))));
    }

    private static Result result(IngestionDiagnostic diagnostic, int rule) {
        String message =
                diagnostic.hint().isEmpty() ? diagnostic.message() : diagnostic.message() + ". " + diagnostic.hint();
        return new Result()
                .withRuleId(diagnostic.code())
                .withRuleIndex(rule)
                .withLevel(Result.Level.fromValue(level(diagnostic.severity())))
                .withMessage(new Message().withText(message))
                .withLocations(List.of(new Location()
                        .withPhysicalLocation(new PhysicalLocation()
                                .withArtifactLocation(new ArtifactLocation().withUri(uri(diagnostic.file())))
                                .withRegion(new Region()
                                        .withStartLine(diagnostic.line())
                                        .withStartColumn(diagnostic.column())
                                        .withEndLine(diagnostic.endLine())
                                        .withEndColumn(diagnostic.endColumn())))));
    }

    /** What is worth knowing only is a note in SARIF. */
    private static String level(String severity) {
        return severity.equals("info") ? "note" : severity;
    }

    /** A path as a reference; each name is escaped, so that none is taken for a scheme, a query or a fragment. */
    private static String uri(String path) {
        String escaped = Arrays.stream(path.split("/"))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return path.startsWith("/") ? "file://" + escaped : escaped;
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
