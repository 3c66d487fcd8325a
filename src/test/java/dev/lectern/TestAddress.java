package dev.lectern;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.Contract.Operation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The address of a call of the OpenAPI document about the sample course, made of the examples of its parameters. */
final class TestAddress {

    private static final String COURSE = "rust-concurrency";

    private TestAddress() {}

    /** The address in {@code contract} that {@code operation} has; an id is one of something that is there. */
    static String of(Contract contract, Operation operation) {
        String address = operation.path();
        for (JsonNode reference : operation.node().path("parameters")) {
            JsonNode parameter = contract.resolved(reference);
            if (parameter.get("in").asText().equals("path")) {
                String kind = reference.path("$ref").asText().replaceFirst(".*/", "");
                address = address.replace("{" + parameter.get("name").asText() + "}", value(kind, parameter));
            }
        }
        return address;
    }

    /** Parameters of {@code operation} that are {@code in} the query or the path. */
    static List<JsonNode> parameters(Contract contract, Operation operation, String in) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .map(contract::resolved)
                .filter(parameter -> parameter.get("in").asText().equals(in))
                .toList();
    }

    static String text(JsonNode example) {
        return example.isArray()
                ? StreamSupport.stream(example.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : example.asText();
    }

    /** Ids that are not made of what they stand for are looked up, or made, by the kind of parameter that they are. */
    private static String value(String kind, JsonNode parameter) {
        return switch (kind) {
            case "ingestionId" ->
                given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                        .get("/api/v1/ingestions?course=" + COURSE)
                        .jsonPath()
                        .getString("items[0].id");
            case "tokenId" -> TestTokens.idOf("addressed by tests", COURSE);
            case "webhookId" -> webhook();
            default -> text(parameter.get("example"));
        };
    }

    /** The id of the oldest webhook; one is made where there is none. */
    private static String webhook() {
        String webhooks = "/api/v1/webhooks";
        String oldest = given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                .get(webhooks)
                .jsonPath()
                .getString("items[0].id");
        return oldest != null
                ? oldest
                : given().header("Authorization", "Bearer " + TestTokens.ADMIN)
                        .contentType("application/json")
                        .body("{\"url\": \"http://127.0.0.1:9\", \"events\": [\"ingestion.failed\"]}")
                        .post(webhooks)
                        .jsonPath()
                        .getString("webhook.id");
    }
}
