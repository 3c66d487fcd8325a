package dev.lectern.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/** The words of a section without their markup, to tell an edit of prose from one of markup or code. */
final class Prose {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nodes that may stand within a word; all others part words. */
    private static final Set<String> WITHIN_WORDS =
            Set.of("text", "emphasis", "strong", "delete", "link", "inlineCode", "footnoteReference", "html");

    private final StringBuilder words = new StringBuilder();

    private Prose() {}

    /** The words of {@code mdast}, a JSON array of nodes, with one space between them; code blocks are left out. */
    static String of(String mdast) {
        Prose prose = new Prose();
        try {
            JSON.readTree(mdast).forEach(prose::read);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored as mdast is JSON", e);
        }
        return prose.words.toString().replaceAll("\\s+", " ").strip();
    }

    private void read(JsonNode node) {
        String type = node.path("type").asText();
        if (type.equals("code")) {
            return;
        }
        String gap = WITHIN_WORDS.contains(type) ? "" : " ";
        words.append(gap);
        String value = node.path("value").asText();
        words.append(
                type.equals("html") ? value.replaceAll("(?i)<br[^>]*>", " ").replaceAll("<[^>]*>", "") : value);
        words.append(node.path("alt").asText(""));
        node.path("children").forEach(this::read);
        words.append(gap);
    }
}
