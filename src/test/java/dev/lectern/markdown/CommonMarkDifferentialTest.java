package dev.lectern.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommonMarkDifferentialTest {

    @Property(tries = 2500, edgeCases = EdgeCasesMode.NONE)
    void anyLinesAreThoseOfTheReferenceParser(@ForAll("lines") String markdown) {
        // GitHub and commonmark-java disagree on lines that lazily go on with a table
        Assume.that(!markdown.isBlank() && !markdown.contains("| - |"));
        assertThat(CommonMarkComparison.differences(" \n" + markdown)).isEmpty();
        if (!CommonMarkReference.mayErr(markdown)) {
            assertThat(CommonMarkComparison.html(markdown)).isEqualTo(CommonMarkComparison.referenceHtml(markdown));
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void documentsHaveTheHtmlOfTheReferenceParser(@ForAll("documents") String markdown) {
        assertThat(CommonMarkComparison.html(markdown)).isEqualTo(CommonMarkComparison.referenceHtml(markdown));
    }

    @Provide
    Arbitrary<String> lines() {
        return MarkdownArbitraries.markdown();
    }

    @Provide
    Arbitrary<String> documents() {
        return MarkdownArbitraries.documents();
    }
}
