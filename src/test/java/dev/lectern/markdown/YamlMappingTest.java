package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlMappingTest {

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void theFirstNameWithAValueWinsAndAllCountAsRead() {
        YamlMapping yaml = read("order: ~\nweight: '3'\nsidebar_position: 9\nkept: 1\n");
        assertThat(yaml.decimal("order", "weight", "sidebar_position")).contains(new BigDecimal("3"));
        assertThat(yaml.rest()).isEqualTo(Map.of("kept", 1));
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void wordsComeFromAListOrFromCommas() {
        assertThat(read("tags: a, b ,a").words("tags")).containsExactly("a", "b");
        assertThat(read("tags: [a, 'b, c', 3]").words("tags")).containsExactly("a", "b, c", "3");
        assertThat(read("authors: One, Two").texts("authors")).containsExactly("One, Two");
    }

    @Test
    void wrongTypesAreReportedAtTheValueInTheFile() {
        YamlMapping yaml = MappingReader.yaml("é🎉: {a: soon}\nminutes:   lots\n", 10, diagnostics)
                .orElseThrow();
        assertThat(yaml.integer(1, "estimatedMinutes", "minutes")).isEmpty();
        Diagnostic diagnostic = diagnostics.get(0);
        assertThat(diagnostic.line()).isEqualTo(11);
        assertThat(diagnostic.column()).isEqualTo(12);
        assertThat(diagnostic.message()).isEqualTo("'minutes' is 'lots'");
        yaml.text("é🎉");
        assertThat(diagnostics.get(1).column()).isEqualTo(6);
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            char before = (char) (c - 1);
            bomb.append("%c: &%c [*%c, *%c, *%c, *%c, *%c]%n".formatted(c, c, before, before, before, before, before));
        }
        MappingReader.yaml(bomb.toString(), 1, diagnostics).ifPresent(YamlMapping::rest);
        assertThat(diagnostics).extracting(Diagnostic::code).containsExactly("yaml-limit-exceeded");
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        MappingReader.yaml("a: &a [*a]\n", 1, diagnostics).ifPresent(YamlMapping::rest);
        assertThat(diagnostics).extracting(Diagnostic::code).containsExactly("yaml-limit-exceeded");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(MappingReader.yaml("a: " + "[".repeat(100_000), 1, diagnostics))
                .isEmpty();
        assertThat(diagnostics).extracting(Diagnostic::code).containsExactly("yaml-limit-exceeded");
    }

    @Test
    void tagsMakeNoObjects() {
        assertThat(read("a: !!javax.script.ScriptEngineManager [x]\nb: !mine {c: 1}\nd: !!binary aGk=")
                        .rest())
                .isEqualTo(Map.of("a", List.of("x"), "b", Map.of("c", 1), "d", "aGk="));
    }

    @Test
    void charactersThatYamlForbidsAreReportedWhereTheyStand() {
        assertThat(MappingReader.yaml("a: 1\nb: x\u0007y\n", 5, diagnostics)).isEmpty();
        assertThat(diagnostics.get(0).line()).isEqualTo(6);
        assertThat(diagnostics.get(0).column()).isEqualTo(5);
    }

    @Test
    void noTextIsAMappingWithoutEntries() {
        assertThat(read("").rest()).isEmpty();
        assertThat(read("# only a comment\n").rest()).isEmpty();
    }

    @Test
    void tomlIsReadAsYamlIs() {
        YamlMapping toml = MappingReader.toml("# first\ntitle = 'A'\n[a.b]\n  \"c d\" = 'soon'\n", 5, diagnostics)
                .orElseThrow();
        assertThat(toml.text("title")).isEqualTo("A");
        assertThat(toml.mapping("a").mapping("b").decimal("c d")).isEmpty();
        assertThat(diagnostics).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("yaml-wrong-type");
            assertThat(diagnostic.line()).isEqualTo(8);
            assertThat(diagnostic.column()).isEqualTo(3);
        });
    }

    @Test
    void tomlThatNobodyWouldWriteIsRefused() {
        for (String text : List.of(
                "a".repeat(200_000), "a = " + "[".repeat(100_000), "'\"".repeat(100_000), "x".repeat(300_000))) {
            diagnostics.clear();
            assertThat(MappingReader.toml(text, 1, diagnostics)).isEmpty();
            assertThat(diagnostics).isNotEmpty();
        }
    }

    private YamlMapping read(String text) {
        return MappingReader.yaml(text, 1, diagnostics).orElseThrow();
    }
}
