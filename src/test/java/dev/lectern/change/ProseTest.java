package dev.lectern.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as the words of a section. */
class ProseTest {

    @Test
    void whiteSpaceIsOneSpace() {
        assertThat(words("[{'type': 'text', 'value': ' two\\n  words '}]")).isEqualTo("two words");
    }

    @Test
    void emphasisWithinAWordPartsNothing() {
        assertThat(words("""
                [{'type': 'text', 'value': 'un'}, {'type': 'strong', 'children': [{'type': 'text', 'value': 'bold'}]}]
                """)).isEqualTo("unbold");
    }

    @Test
    void blocksPartWords() {
        assertThat(words("""
                [{'type': 'paragraph', 'children': [{'type': 'text', 'value': 'a'}]},
                 {'type': 'paragraph', 'children': [{'type': 'text', 'value': 'b'}]}]
                """)).isEqualTo("a b");
    }

    @Test
    void codeBlocksAreLeftOutAndImagesAreTheirDescription() {
        assertThat(words("""
                [{'type': 'text', 'value': 'a'}, {'type': 'code', 'value': 'x'}, {'type': 'image', 'url': 'u', 'alt': 'b'}]
                """)).isEqualTo("a b");
    }

    @Test
    void tagsOfHtmlAreMarkup() {
        assertThat(words("[{'type': 'html', 'value': '<p class=x>a<br>b</p>'}]"))
                .isEqualTo("a b");
    }

    private static String words(String mdast) {
        return Prose.of(mdast.replace('\'', '"'));
    }
}
