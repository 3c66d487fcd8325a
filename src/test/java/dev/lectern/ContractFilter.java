package dev.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Optional;

/** Holds every exchange of a test against {@code openapi.yaml}: status, headers, media type and body. */
public final class ContractFilter implements Filter {

    private static final String PROBLEM = "application/problem+json";

    private static final Contract CONTRACT = Contract.read();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI address = URI.create(request.getURI());
        if (address.getRawPath().startsWith("/api/")) {
            check(new Exchange(request.getMethod(), address, response));
        }
        return response;
    }

    private void check(Exchange exchange) {
        Optional<Contract.Operation> operation =
                CONTRACT.operation(exchange.method(), exchange.address().getRawPath());
        if (operation.isEmpty()) {
            assertThat(exchange.status()).as(exchange.toString()).isIn(404, 405);
            checkBody(exchange, CONTRACT.json("{\"$ref\": \"#/components/schemas/Problem\"}"));
            return;
        }
        JsonNode documented = operation.get().node().get("responses").get(Integer.toString(exchange.status()));
        if (documented == null) {
            fail("%s is not documented: %s", exchange, exchange.body());
        }
        JsonNode answer = CONTRACT.resolved(documented);
        answer.path("headers").fieldNames().forEachRemaining(header -> checkHeader(exchange, header));
        if (answer.has("content")) {
            JsonNode content = answer.get("content");
            JsonNode body = content.has("*/*") ? content.get("*/*") : content.get(exchange.mediaType());
            assertThat(body)
                    .as("%s is not documented as %s", exchange, exchange.mediaType())
                    .isNotNull();
            if (!exchange.method().equals("HEAD")) {
                checkBody(exchange, body.get("schema"));
                checkCode(exchange, body);
            }
        } else {
            assertThat(exchange.body()).as(exchange.toString()).isEmpty();
        }
    }

    /** {@code Link} is left out on the last page. */
    private static void checkHeader(Exchange exchange, String header) {
        if (!header.equals("Link")) {
            assertThat(exchange.response().header(header))
                    .as("%s of %s", header, exchange)
                    .isNotBlank();
        }
    }

    private void checkBody(Exchange exchange, JsonNode schema) {
        if (exchange.mediaType().endsWith("json")
                && !schema.path("format").asText().equals("binary")) {
            assertThat(CONTRACT.violations(schema, Contract.json(exchange.body()), exchange.picked()))
                    .as(exchange.toString())
                    .isEmpty();
        }
    }

    /** The problems that an operation can end in are the examples of its answers. */
    private static void checkCode(Exchange exchange, JsonNode body) {
        if (exchange.mediaType().equals(PROBLEM)) {
            String code = Contract.json(exchange.body()).get("code").asText();
            assertThat(body.get("examples").fieldNames())
                    .toIterable()
                    .as(exchange.toString())
                    .contains(code);
        }
    }

    private record Exchange(String method, URI address, Response response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body().asString();
        }

        String mediaType() {
            return response.contentType().replaceFirst(";.*", "");
        }

        /** Whether the request picks members, so that none is required. A problem is always whole. */
        boolean picked() {
            return !mediaType().equals(PROBLEM)
                    && Optional.ofNullable(address.getRawQuery()).orElse("").matches("(.*&)?fields=.*");
        }

        @Override
        public String toString() {
            return "%d for %s %s".formatted(status(), method, address);
        }
    }
}
