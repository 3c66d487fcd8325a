package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommonMarkDifferentialTest {

    @Property(tries = 5000)
    void headingsAndCodeBlocksAreThoseOfTheReferenceParser(@ForAll("markdown") String markdown) {
        // GitHub and commonmark-java disagree on lines that lazily go on with a table
        Assume.that(!markdown.isBlank() && !markdown.contains("| - |"));
        assertThat(CommonMarkComparison.differences(" \n" + markdown)).isEmpty();
    }

    @Provide
    Arbitrary<String> markdown() {
        return MarkdownArbitraries.markdown();
    }
}
