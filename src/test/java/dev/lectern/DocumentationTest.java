package dev.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lectern.http.ProblemCode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that list what the code has list all of it, and nothing else. */
class DocumentationTest {

    private static final Path README = Path.of("README.md");
    private static final Path ERRORS = Path.of("docs/errors.md");
    private static final Path DIAGNOSTICS = Path.of("docs/diagnostics.md");

    private static final Pattern CODE_HEADING = Pattern.compile("^### `([a-z0-9-]+)`$", Pattern.MULTILINE);
    private static final Pattern JSON_BLOCK =
            Pattern.compile("^```json\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SETTING_ROW =
            Pattern.compile("^\\| `([A-Z0-9_]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);
    private static final Pattern CALLS =
            Pattern.compile("^## The API at a glance$(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CALL_CELL = Pattern.compile("^\\| ([^|]*`[^|]*/[^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void errorsPageListsEveryProblemCodeInOrder() throws IOException {
        List<String> codes = ProblemCode.all().stream().map(ProblemCode::code).toList();
        assertThat(codesIn(ERRORS)).containsExactlyElementsOf(codes);
    }

    @Test
    void errorsPageGivesEveryCodeItsStatusAndTitle() throws IOException {
        String page = Files.readString(ERRORS);
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(page)
                    .contains("| [`%1$s`](#%1$s) | %2$d | %3$s |".formatted(code.code(), code.status(), code.title()));
        }
    }

    @Test
    void exampleOfAnErrorIsOneOfItsCode() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> sections = sections(ERRORS);
        for (ProblemCode code : ProblemCode.values()) {
            Optional<MatchResult> block =
                    JSON_BLOCK.matcher(sections.get(code.code())).results().findFirst();
            assertThat(block).as("JSON example of %s", code.code()).isPresent();
            JsonNode example = json.readTree(block.get().group(1));
            assertThat(example.path("type").asText()).isEqualTo(code.type().toString());
            assertThat(example.path("status").asInt()).isEqualTo(code.status());
            assertThat(example.path("title").asText()).isEqualTo(code.title());
            assertThat(example.path("code").asText()).isEqualTo(code.code());
        }
    }

    @Test
    void diagnosticsPageListsEveryCode() throws ReflectiveOperationException, IOException {
        List<String> codes = new ArrayList<>(constants("dev.lectern.markdown.Diagnostics"));
        codes.addAll(constants("dev.lectern.layout.LayoutFinding"));
        codes.addAll(constants("dev.lectern.planning.Finding"));
        assertThat(codesIn(DIAGNOSTICS)).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void diagnosticsPageSaysWhatToDoAboutEachCode() throws IOException {
        sections(DIAGNOSTICS)
                .forEach((code, text) -> assertThat(text)
                        .as("section %s: its meaning, and its severity, an example and a remedy in this order", code)
                        .containsPattern("\\A\\s+[A-Z`\\[]")
                        .containsPattern("\\n- \\*\\*Severity:\\*\\* (error|warning|info)"
                                + "[^*]*\\n- \\*\\*Example:\\*\\*\\s+\\S[^*]+(\\*[^*]+)*\\n- \\*\\*Remedy:\\*\\* \\S"));
    }

    @Test
    void readmeListsEverySettingWithItsDefault() throws ReflectiveOperationException, IOException {
        Map<String, String> listed = new TreeMap<>();
        SETTING_ROW
                .matcher(Files.readString(README))
                .results()
                .filter(row -> row.group(1).startsWith("LECTERN_"))
                .forEach(row -> listed.put(row.group(1), row.group(2).replace("`", "")));
        assertThat(listed).containsExactlyEntriesOf(settings());
    }

    @Test
    void readmeListsEveryCallOnce() throws IOException {
        MatchResult tables =
                CALLS.matcher(Files.readString(README)).results().findFirst().orElseThrow();
        List<String> listed = CALL_CELL
                .matcher(tables.group(1))
                .results()
                .flatMap(cell -> calls(cell.group(1)).stream())
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Contract.read().operations().stream()
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList());
    }

    @Test
    void linksBetweenPagesLeadToFiles() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(README, Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains(":"))
                    .forEach(target -> assertThat(page.resolveSibling(target).normalize())
                            .as("link of %s", page)
                            .exists());
        }
    }

    private static List<String> codesIn(Path page) throws IOException {
        return List.copyOf(sections(page).keySet());
    }

    /** What stands under each heading that is a code, up to the next such heading. */
    private static Map<String, String> sections(Path page) throws IOException {
        String text = Files.readString(page);
        List<MatchResult> headings = CODE_HEADING.matcher(text).results().toList();
        Map<String, String> sections = new LinkedHashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            String before = sections.put(
                    headings.get(i).group(1), text.substring(headings.get(i).end(), end));
            assertThat(before).as("second heading %s", headings.get(i).group(1)).isNull();
        }
        return sections;
    }

    /** The texts of a class's constants that are not its own business. */
    private static List<String> constants(String className) throws ReflectiveOperationException {
        List<String> constants = new ArrayList<>();
        for (Field field : Class.forName(className).getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && field.getType() == String.class) {
                field.setAccessible(true);
                constants.add((String) field.get(null));
            }
        }
        return constants;
    }

    /** {@code `PUT`, `DELETE /tokens/{id}`} is two calls; a path alone is read. */
    private static List<String> calls(String cell) {
        List<String> calls = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        for (String word : cell.replaceAll("[`,]", "").split(" +")) {
            if (word.startsWith("/")) {
                (methods.isEmpty() ? List.of("GET") : methods).forEach(method -> calls.add(method + " /api/v1" + word));
                methods.clear();
            } else {
                methods.add(word);
            }
        }
        return calls;
    }

    /** Every setting of the service's own, in its environment form, with its default. */
    private static Map<String, String> settings() throws ClassNotFoundException {
        Map<String, String> settings = new TreeMap<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.lectern")) {
            if (found.isAnnotatedWith(ConfigMapping.class)) {
                // Loaded as this class is, whatever class loader another test left as the thread's.
                Class<?> mapping = Class.forName(found.getName());
                String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
                for (Method method : mapping.getDeclaredMethods()) {
                    WithDefault given = method.getAnnotation(WithDefault.class);
                    settings.put(environment(prefix, method.getName()), given == null ? "none" : given.value());
                }
            }
        }
        return settings;
    }

    /** {@code LECTERN_HTTP_CACHE_SIZE} of {@code lectern.http} and {@code cacheSize}. */
    private static String environment(String prefix, String member) {
        String key = prefix + '.' + member.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
