package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every example of CommonMark and GFM ends as {@code docs/commonmark.md} says; see {@link CommonMarkPage}. */
class CommonMarkSpecTest {

    private static final Path PAGE = Path.of("docs/commonmark.md");

    private static final String BARE_ADDRESS =
            "GFM makes a link of the bare address; CommonMark knows only those in `<>`.";
    private static final String TASK =
            "The item of a task has a class, as on GitHub, and its box is written like every other"
                    + " element without content. GFM leaves the exact HTML open and marks the example as not to be run.";
    private static final Map<String, String> REASONS = Map.of(
            "CommonMark 0.31.2, example 608", BARE_ADDRESS,
            "CommonMark 0.31.2, example 611", BARE_ADDRESS,
            "CommonMark 0.31.2, example 612", BARE_ADDRESS,
            "GFM 0.29, example 279", TASK,
            "GFM 0.29, example 280", TASK,
            "GFM 0.29, example 652",
                    "GFM escapes a few tags. The sanitiser, which comes afterwards, takes away these and every other element that"
                            + " is not known to be harmless.");

    private final List<SpecExample> examples = SpecExample.all();

    @Test
    void allOfTheSpecificationIsRead() {
        assertThat(examples.stream().filter(e -> e.specification().startsWith("CommonMark")))
                .hasSize(652);
    }

    @Test
    void examplesAreEqualUnlessThereIsAReason() {
        Map<String, String> differing = new TreeMap<>();
        for (SpecExample example : examples) {
            if (!example.isEqual()) {
                differing.put(example.name(), example.actual());
            }
        }
        assertThat(differing).containsOnlyKeys(REASONS.keySet());
    }

    @Test
    void pageIsUpToDate() throws IOException {
        String page = CommonMarkPage.of(examples, REASONS);
        if (Boolean.getBoolean("lectern.golden.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
