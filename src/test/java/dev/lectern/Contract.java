package dev.lectern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code openapi.yaml} promises. */
final class Contract {

    /** The document as it is checked in. */
    static final Path FILE = Path.of("openapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi31.getInstance())
            .keyword(new NonValidationKeyword("components"))
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final JsonNode strict;
    private final JsonNode partial;
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.strict = closed(document.get("components").deepCopy());
        this.partial = withoutRequired(strict.deepCopy());
    }

    static Contract read() {
        try {
            return new Contract(new YAMLMapper().readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s can't be read".formatted(FILE), e);
        }
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> operations.add(
                                new Operation(method.getKey().toUpperCase(), path.getKey(), method.getValue()))));
        return operations;
    }

    /** The operation that answers a request; empty when there is none. */
    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method.equals("HEAD") ? "GET" : method))
                .filter(operation -> operation.matches(path))
                // OpenAPI 3.1: "the concrete definition is matched before the templated one".
                .min((a, b) -> Long.compare(a.templated(), b.templated()));
    }

    /** {@code node}, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /**
     * What is wrong with {@code value}, a line each; empty when it is as {@code schema} says, with no member that the
     * schema does not know.
     *
     * @param picked whether {@code fields} left members out, so that none is required
     */
    String violations(JsonNode schema, JsonNode value, boolean picked) {
        ObjectNode root = schema.deepCopy();
        root.set("components", picked ? partial : strict);
        return schemas.computeIfAbsent(root, node -> SCHEMAS.getSchema(node, WITH_FORMATS)).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.joining("\n"));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    private static JsonNode closed(JsonNode node) {
        node.forEach(Contract::closed);
        if (node instanceof ObjectNode schema
                && schema.path("type").asText().equals("object")
                && schema.has("properties")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        return node;
    }

    private static JsonNode withoutRequired(JsonNode node) {
        node.forEach(Contract::withoutRequired);
        if (node instanceof ObjectNode schema && schema.path("required").isArray()) {
            schema.remove("required");
        }
        return node;
    }

    /** One operation of the document. */
    record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.get("operationId").asText();
        }

        boolean matches(String address) {
            return Pattern.matches(path.replaceFirst("\\{path}$", ".+").replaceAll("\\{[^}]*}", "[^/]*"), address);
        }

        long templated() {
            return path.chars().filter(c -> c == '{').count();
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
