package dev.lectern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.Contract.Operation;
import dev.lectern.ingestion.ContentFolder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document is the service's, and the service does what it says. */
@QuarkusTest
class OpenApiTest {

    private static final Contract CONTRACT = Contract.read();

    @Inject
    ContentFolder content;

    /** What gives JSON; {@link AssetTest} reads the rest. */
    static List<Operation> reads() {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation ->
                        operation.node().at("/responses/200/content").has("application/json"))
                .toList();
    }

    static List<Operation> lists() {
        return reads().stream()
                .filter(read -> names(parameters(read, "query")).contains("cursor"))
                .toList();
    }

    @BeforeEach
    void ingest() throws IOException, SQLException, InterruptedException {
        content.ingest("rust-concurrency", Path.of("content", "rust-concurrency"));
        given().header("Authorization", "Bearer test-admin-token")
                .contentType("application/json")
                .body("{\"repository\": \"https://github.com/acme/courses.git\"}")
                .put("/api/v1/courses/rust-concurrency/remote")
                .then()
                .statusCode(200);
    }

    @Test
    void documentIsCheckedIn() throws IOException {
        String served = given().get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("lectern.golden.rewrite")) {
            Files.writeString(Contract.FILE, served);
        }
        assertThat(Files.readString(Contract.FILE))
                .as("openapi.yaml is not what the service serves; -Dlectern.golden.rewrite=true rewrites it")
                .isEqualTo(served);
    }

    @Test
    void swaggerUiShowsTheDocument() {
        assertThat(given().get("/q/swagger-ui/")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("/q/openapi");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void answersAreAsDocumented(Operation read) {
        assertThat(request(read).get(address(read)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everyMediaTypeIsServed(Operation read) {
        read.node().at("/responses/200/content").fieldNames().forEachRemaining(mediaType -> {
            Response response = request(read).accept(mediaType).get(address(read));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.contentType()).startsWith(mediaType);
        });
    }

    @ParameterizedTest
    @MethodSource("reads")
    void whatTheClientHasIsNotSentAgain(Operation read) {
        String tag = request(read).get(address(read)).header("ETag");
        assertThat(request(read).header("If-None-Match", tag).get(address(read)).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void unacceptableMediaTypesAreRefused(Operation read) {
        assertThat(request(read).accept("image/png").get(address(read)).statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void documentedParametersAreAccepted(Operation read) {
        for (JsonNode parameter : optional(read)) {
            String name = parameter.get("name").asText();
            if (parameter.has("example")) {
                String value = TestAddress.text(parameter.get("example"));
                assertThat(request(read)
                                .queryParam(name, value)
                                .get(address(read))
                                .statusCode())
                        .as("%s=%s", name, value)
                        .isEqualTo(200);
            } else {
                assertThat(name).isIn("cursor", "fields");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void cursorsOfOtherListsAreRefused(Operation list) {
        Response refused = request(list).queryParam("cursor", "x").get(address(list));
        assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void onlyDocumentedParametersAreAccepted(Operation read) {
        Response response = request(read).queryParam("undocumented", "x").get(address(read));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(choices(response)).isEqualTo(names(parameters(read, "query")));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void documentedChoicesAreThoseOfTheCode(Operation read) {
        for (JsonNode parameter : optional(read)) {
            JsonNode schema = parameter.get("schema");
            JsonNode choices = schema.path("items").path("enum").isArray()
                    ? schema.get("items").get("enum")
                    : schema.path("enum");
            if (choices.isArray()) {
                String name = parameter.get("name").asText();
                Response refused =
                        request(read).queryParam(name, "undocumented").get(address(read));
                assertThat(choices(refused)).as(name).isEqualTo(texts(choices));
                texts(choices)
                        .forEach(choice -> assertThat(request(read)
                                        .queryParam(name, choice)
                                        .get(address(read))
                                        .statusCode())
                                .as("%s=%s", name, choice)
                                .isEqualTo(200));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void fieldsAreTheMembersOfTheSchema(Operation read) {
        JsonNode schema = CONTRACT.resolved(
                read.node().at("/responses/200/content").get("application/json").get("schema"));
        boolean list = lists().contains(read);
        JsonNode item = list ? CONTRACT.resolved(schema.at("/properties/items/items")) : schema;
        Response refused = request(read).queryParam("fields", "undocumented").get(address(read));
        Set<String> members = new TreeSet<>();
        item.get("properties").fieldNames().forEachRemaining(members::add);
        assertThat(choices(refused)).isEqualTo(members);
        assertThat(request(read)
                        .queryParam("fields", String.join(",", members))
                        .get(address(read))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void examplesFitTheirSchemas(Operation read) {
        for (JsonNode response : read.node().get("responses")) {
            JsonNode content = CONTRACT.resolved(response).path("content");
            content.fieldNames().forEachRemaining(mediaType -> {
                JsonNode examples = content.get(mediaType).path("examples");
                assertThat(examples.isEmpty() && mediaType.endsWith("json"))
                        .as("%s without an example in %s", mediaType, read)
                        .isFalse();
                examples.forEach(example -> assertThat(CONTRACT.violations(
                                content.get(mediaType).get("schema"),
                                CONTRACT.resolved(example).get("value"),
                                false))
                        .as("%s in %s", example, read)
                        .isEmpty());
            });
        }
    }

    @Test
    void everythingIsDescribed() {
        List<String> silent = new ArrayList<>();
        JsonNode document = CONTRACT.document();
        document.at("/components/schemas").fields().forEachRemaining(schema -> {
            describes(schema.getKey(), schema.getValue(), silent);
            schema.getValue()
                    .path("properties")
                    .fields()
                    .forEachRemaining(
                            member -> describes(schema.getKey() + "." + member.getKey(), member.getValue(), silent));
        });
        Stream.of("parameters", "headers", "responses")
                .forEach(kind -> document.at("/components/" + kind)
                        .fields()
                        .forEachRemaining(part -> describes(part.getKey(), part.getValue(), silent)));
        document.get("tags").forEach(tag -> describes(tag.get("name").asText(), tag, silent));
        assertThat(silent).as("What the document does not describe").isEmpty();
    }

    private static void describes(String name, JsonNode node, List<String> silent) {
        if (node.path("description").asText().isBlank()) {
            silent.add(name);
        }
    }

    /** A request with what the operation requires. */
    private static RequestSpecification request(Operation read) {
        RequestSpecification request =
                given().filter(new ContractFilter()).header("Authorization", "Bearer " + TestTokens.ADMIN);
        for (JsonNode parameter : parameters(read, "query")) {
            if (parameter.path("required").asBoolean()) {
                request.queryParam(parameter.get("name").asText(), TestAddress.text(parameter.get("example")));
            }
        }
        return request;
    }

    private static String address(Operation read) {
        return TestAddress.of(CONTRACT, read);
    }

    private static List<JsonNode> parameters(Operation read, String in) {
        return TestAddress.parameters(CONTRACT, read, in);
    }

    private static List<JsonNode> optional(Operation read) {
        return parameters(read, "query").stream()
                .filter(parameter -> !parameter.path("required").asBoolean())
                .toList();
    }

    private static Set<String> names(List<JsonNode> parameters) {
        Set<String> names = new TreeSet<>();
        parameters.forEach(parameter -> names.add(parameter.get("name").asText()));
        return names;
    }

    /** What a refusal says could have been given instead: the list that its message ends in. */
    private static Set<String> choices(Response refused) {
        String message = refused.jsonPath().getString("errors[0].message");
        return new TreeSet<>(List.of(message.replaceFirst(".*(give one of|give some of|this address reads) ", "")
                .split(", ")));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
