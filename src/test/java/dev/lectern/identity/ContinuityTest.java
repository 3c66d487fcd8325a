package dev.lectern.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.lectern.TestCourse;
import dev.lectern.ingestion.IngestionState;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case is a folder: the trees {@code 1}, {@code 2}, … that a course has one after the other, and what keeps its id.
 * In {@code expected.json} each id has a name in the order of first appearance: {@code L1} for lessons, {@code S1} for
 * sections, {@code C1} for code blocks. {@code -Dlectern.golden.rewrite=true} rewrites it.
 */
@QuarkusTest
class ContinuityTest {

    private static final Path CASES = Path.of("src/test/resources/dev/lectern/identity/continuity");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static List<String> cases() throws IOException {
        return names(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreKeptAsAPersonWouldSay(String name) throws IOException {
        TestCourse course = TestCourse.named(name);
        Map<String, String> nameOf = new HashMap<>();
        List<Map<String, List<String>>> releases = new ArrayList<>();
        Path expected = CASES.resolve(name).resolve("expected.json");
        for (String release : names(CASES.resolve(name))) {
            if (!release.equals("expected.json")) {
                ingest(course, CASES.resolve(name).resolve(release));
                releases.add(release(course, nameOf));
            }
        }
        if (Boolean.getBoolean("lectern.golden.rewrite")) {
            Files.writeString(expected, JSON.writeValueAsString(releases) + "\n");
        }
        assertThat(JSON.<JsonNode>valueToTree(releases)).isEqualTo(JSON.readTree(Files.readString(expected)));
    }

    /** Makes the course's folder what {@code tree} is, and ingests it. */
    private static void ingest(TestCourse course, Path tree) throws IOException {
        for (Path file : files(course.folder())) {
            Files.delete(file);
        }
        for (Path file : files(tree)) {
            course.file(tree.relativize(file).toString(), Files.readAllBytes(file));
        }
        assertThat(course.ingest().state()).isEqualTo(IngestionState.SUCCEEDED);
    }

    private static Map<String, List<String>> release(TestCourse course, Map<String, String> nameOf) {
        List<String> seen = new ArrayList<>();
        Map<String, List<String>> lessons = new LinkedHashMap<>();
        for (JsonNode item : json(course.url("/lessons?limit=100&include=sections,codeBlocks"))
                .get("items")) {
            List<String> parts = new ArrayList<>();
            for (JsonNode section : item.get("sections")) {
                parts.add("#%s is %s"
                        .formatted(section.get("anchor").asText(), name("S", section.get("id"), nameOf, seen)));
            }
            for (JsonNode block : item.get("codeBlocks")) {
                parts.add("%d in #%s is %s"
                        .formatted(
                                block.get("number").asInt(),
                                block.get("section").asText(),
                                name("C", block.get("id"), nameOf, seen)));
            }
            lessons.put(item.get("slug").asText() + " is " + name("L", item.get("id"), nameOf, seen), parts);
        }
        assertThat(seen).as("ids of one release").doesNotHaveDuplicates();
        return lessons;
    }

    private static String name(String kind, JsonNode id, Map<String, String> nameOf, List<String> seen) {
        seen.add(id.asText());
        return nameOf.computeIfAbsent(
                id.asText(),
                key -> kind
                        + (1
                                + nameOf.values().stream()
                                        .filter(name -> name.startsWith(kind))
                                        .count()));
    }

    private static JsonNode json(String url) {
        try {
            return JSON.readTree(given().get(url).asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }
}
