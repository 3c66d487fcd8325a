package dev.lectern.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Diagnostics as people and tools read them. */
class DiagnosticFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final IngestionDiagnostic ERROR = new IngestionDiagnostic(
            "error",
            "yaml-duplicate-key",
            "01 threads.md",
            3,
            1,
            3,
            6,
            "The key 'title' is given twice",
            "Keep one of them; the first is on line 2");

    private static final IngestionDiagnostic WARNING = new IngestionDiagnostic(
            "warning", "link-broken", "a:b#c%?.md", 7, 2, 8, 1, "The link 'x' leads nowhere", "");

    private static final IngestionDiagnostic INFO =
            new IngestionDiagnostic("info", "lesson-draft", "\u00fc/c.md", 1, 1, 1, 1, "The lesson is a draft", "");

    @Test
    void textIsInTheFormOfCompilers() {
        assertThat(DiagnosticFormat.TEXT.write(List.of(ERROR, WARNING))).isEqualTo("""
                01 threads.md:3:1: error: The key 'title' is given twice [yaml-duplicate-key]
                    hint: Keep one of them; the first is on line 2
                a:b#c%?.md:7:2: warning: The link 'x' leads nowhere [link-broken]
                """);
        assertThat(DiagnosticFormat.TEXT.write(List.of())).isEmpty();
    }

    @Test
    void noNameOrMessageForgesALineOrSpeaksToTheTerminal() {
        String evil = "x\r\ny.md:1:1: error: z\u001b[2J\u009b1m\u2028\u2029\u202e\u2066\t\0\ud800";
        String text = DiagnosticFormat.TEXT.write(
                List.of(new IngestionDiagnostic("error", "slug-clash", evil, 1, 1, 1, 1, evil, evil)));
        assertThat(text.lines()).hasSize(2);
        assertThat(text.replace("\n", "").codePoints())
                .noneMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.LINE_SEPARATOR
                        || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                        || point == 0x202e
                        || point == 0x2066);
    }

    @Test
    void jsonIsThatOfTheApi() throws IOException {
        JsonNode page = JSON.readTree(DiagnosticFormat.JSON.write(List.of(ERROR)));
        assertThat(page.get("next").isNull()).isTrue();
        assertThat(page.at("/items/0/file").asText()).isEqualTo("01 threads.md");
        assertThat(page.at("/items/0/endColumn").asInt()).isEqualTo(6);
        assertThat(page.at("/items/0").size()).isEqualTo(9);
    }

    @Test
    void sarifFitsTheSchemaOfItsStandard() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(DiagnosticFormatTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
        assertThat(schema.validate(JSON.readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}")))
                .as("a run without a tool is refused")
                .isNotEmpty();
        assertThat(schema.validate(sarif(List.of(ERROR, WARNING, INFO)))).isEmpty();
        assertThat(schema.validate(sarif(List.of()))).isEmpty();
    }

    @Test
    void sarifPointsToThePlaceAndToTheRule() throws IOException {
        JsonNode run = sarif(List.of(ERROR, WARNING, INFO)).at("/runs/0");
        assertThat(run.at("/columnKind").asText()).isEqualTo("utf16CodeUnits");
        JsonNode result = run.at("/results/0");
        assertThat(result.at("/level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText())
                .isEqualTo("The key 'title' is given twice. Keep one of them; the first is on line 2");
        assertThat(result.at("/locations/0/physicalLocation/region").toString())
                .isEqualTo("{\"startLine\":3,\"startColumn\":1,\"endLine\":3,\"endColumn\":6}");
        JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
        assertThat(rule.get("id").asText()).isEqualTo("yaml-duplicate-key");
        assertThat(rule.at("/shortDescription/text").asText()).isEqualTo("The same key stands twice in a mapping.");
        assertThat(rule.at("/help/text").asText()).contains("Remedy: keep one of them", "Example: `title: One`");
        assertThat(run.at("/results/2/level").asText()).isEqualTo("note");
    }

    @Test
    void sarifEscapesWhatIsNoAddress() throws IOException {
        JsonNode results = sarif(List.of(ERROR, WARNING, INFO, ERROR.below("/courses/a b")))
                .at("/runs/0/results");
        assertThat(results.findValuesAsText("uri"))
                .containsExactly(
                        "01%20threads.md",
                        "a%3Ab%23c%25%3F.md", "%C3%BC/c.md", "file:///courses/a%20b/01%20threads.md");
    }

    @Test
    void everyCodeOfThePageIsInTheCatalogWithAllThatIsSaidOfIt() throws IOException {
        Map<String, DiagnosticCatalog.Entry> entries = new DiagnosticCatalog().entries();
        assertThat(Files.readString(Path.of("docs/diagnostics.md")).lines().filter(line -> line.startsWith("### `")))
                .containsExactlyInAnyOrderElementsOf(
                        entries.keySet().stream().map("### `%s`"::formatted).toList());
        assertThat(entries.values())
                .allSatisfy(entry -> assertThat(List.of(entry.meaning(), entry.example(), entry.remedy()))
                        .allMatch(text -> !text.isBlank() && !text.contains("](") && !text.contains("**")));
        DiagnosticCatalog.Entry entry = entries.get("container-unclosed");
        assertThat(entry.meaning()).startsWith("No line of colons closes a fenced div.");
        assertThat(entry.severity()).isEqualTo("warning");
        assertThat(entry.example()).startsWith("```markdown\n:::tip\n").endsWith("```");
        assertThat(entry.remedy()).isEqualTo("put a line `:::` after what belongs to it; see containers.");
    }

    private static JsonNode sarif(List<IngestionDiagnostic> diagnostics) throws IOException {
        return JSON.readTree(DiagnosticFormat.SARIF.write(diagnostics));
    }
}
