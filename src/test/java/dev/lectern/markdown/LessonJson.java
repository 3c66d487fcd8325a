package dev.lectern.markdown;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.TreeMap;

/** Parsed lessons as JSON that people can review. */
final class LessonJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter();

    static {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        PRINTER.indentObjectsWith(indenter);
        PRINTER.indentArraysWith(indenter);
    }

    private LessonJson() {}

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(LessonSource source) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("rejected", source instanceof RejectedLesson);
        if (source instanceof ParsedLesson lesson) {
            lesson(lesson, json);
        }
        json.set("diagnostics", MAPPER.valueToTree(source.diagnostics()));
        try {
            return MAPPER.writer(PRINTER).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lesson(ParsedLesson lesson, ObjectNode json) {
        json.put("title", lesson.title());
        json.put("estimatedMinutes", lesson.estimatedMinutes());
        json.put("wordCount", lesson.wordCount());
        json.put("codeLines", lesson.codeLines());
        json.set("frontMatter", frontMatter(lesson.frontMatter()));
        ArrayNode sections = json.putArray("sections");
        for (ParsedSection section : lesson.sections()) {
            ObjectNode node = MAPPER.valueToTree(section);
            node.set("heading", body(section.heading()));
            node.set("body", body(section.body()));
            sections.add(node);
        }
        ArrayNode blocks = json.putArray("codeBlocks");
        for (ParsedCodeBlock block : lesson.codeBlocks()) {
            blocks.add(codeBlock(block));
        }
        if (!lesson.links().isEmpty()) {
            json.set("links", links(lesson));
        }
        if (!lesson.ids().isEmpty()) {
            json.set("ids", MAPPER.valueToTree(new TreeMap<>(lesson.ids())));
        }
    }

    /** Each with what stands at its places, which is easier to review than offsets are. */
    private static ArrayNode links(ParsedLesson lesson) {
        ArrayNode links = MAPPER.createArrayNode();
        for (ParsedLink link : lesson.links()) {
            ObjectNode node = MAPPER.valueToTree(link);
            node.remove("external");
            ArrayNode places = node.putArray("places");
            for (ParsedLink.Place place : link.places()) {
                ParsedSection section = lesson.sections().get(place.section() - 1);
                Body body = place.heading() ? section.heading() : section.body();
                String format = switch (place.form()) {
                    case HTML -> body.html();
                    case MARKDOWN -> body.markdown();
                    case MDAST, MDAST_HTML -> body.mdast();
                };
                places.add("%s of %s %d: %s"
                        .formatted(
                                place.form().name().toLowerCase(Locale.ROOT),
                                place.heading() ? "heading" : "section",
                                place.section(),
                                format.substring(place.start(), place.end())));
            }
            links.add(node);
        }
        return links;
    }

    /** What only lessons in some dialects have is left out where there is none. */
    private static ObjectNode codeBlock(ParsedCodeBlock block) {
        ObjectNode json = MAPPER.valueToTree(block);
        if (block.fullCode().isEmpty()) {
            json.remove("fullCode");
        }
        if (block.source() == null) {
            json.remove("source");
        }
        return json.put("lines", block.lines());
    }

    private static ObjectNode frontMatter(FrontMatter frontMatter) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", frontMatter.id());
        json.put("title", frontMatter.title());
        json.put("slug", frontMatter.slug());
        json.put("summary", frontMatter.summary());
        json.put("order", frontMatter.order().map(Object::toString).orElse(null));
        frontMatter.estimatedMinutes().ifPresent(minutes -> json.put("estimatedMinutes", minutes));
        json.put("draft", frontMatter.draft());
        json.set("tags", MAPPER.valueToTree(frontMatter.tags()));
        json.set("objectives", MAPPER.valueToTree(frontMatter.objectives()));
        json.set("aliases", MAPPER.valueToTree(frontMatter.aliases()));
        json.set("metadata", MAPPER.valueToTree(frontMatter.metadata()));
        return json;
    }

    private static ObjectNode body(Body body) {
        ObjectNode json = MAPPER.valueToTree(body);
        json.set("mdast", read(body.mdast()));
        return json;
    }
}
