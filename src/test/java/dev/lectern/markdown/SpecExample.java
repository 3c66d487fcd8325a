package dev.lectern.markdown;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;

/**
 * An example of a specification.
 *
 * @param number counts the examples of the specification from 1
 * @param expected the HTML that the specification has
 */
record SpecExample(String specification, int number, String section, String markdown, String expected) {

    /** Those of CommonMark, of GFM's extensions, and the regression tests of two reference parsers. */
    static List<SpecExample> all() {
        List<SpecExample> all = new ArrayList<>(read("CommonMark 0.31.2", TestResources.getSpec()));
        read("GFM 0.29", TestResources.getGfmSpec()).stream()
                .filter(example -> example.section().endsWith("(extension)"))
                .forEach(all::add);
        for (URL regressions : TestResources.getRegressions()) {
            String file = regressions.getPath().substring(regressions.getPath().lastIndexOf('/') + 1);
            all.addAll(read(file.replace("-regression.txt", ""), regressions));
        }
        return all;
    }

    private static List<SpecExample> read(String specification, URL file) {
        List<SpecExample> examples = new ArrayList<>();
        for (Example example : ExampleReader.readExamples(file)) {
            // The files show tabs as arrows; the reader has put them back into the Markdown alone.
            String html = example.getHtml().replace('→', '\t');
            examples.add(new SpecExample(
                    specification, examples.size() + 1, example.getSection(), example.getSource(), html));
        }
        return examples;
    }

    String name() {
        return specification + ", example " + number;
    }

    /** The HTML that we make of it, before it is sanitised. */
    String actual() {
        SourceText text = SourceText.decode(markdown.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        return UnsafeHtml.of(text.text());
    }

    boolean isEqual() {
        return actual().equals(expected);
    }
}
