package dev.lectern.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Speaks to a service; what may be said twice is said again, a bounded number of times, where it got no answer. */
final class ServiceClient {

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Of a request that waits for little. */
    private static final Duration ANSWERING = Duration.ofMinutes(1);

    /** Too many requests, and a service, or what stands before it, that is not there at the moment. */
    private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    /** @param token empty for none */
    ServiceClient(URI service, String token) {
        this.service = service.toString().replaceFirst("/+$", "");
        this.token = token;
    }

    /** A request for {@code path} below {@code /api/v1}. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + "/api/v1" + path))
                .timeout(ANSWERING)
                .header("Accept", "application/json")
                .header("User-Agent", "lectern");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The answer to a request that does no more harm when it comes twice. */
    JsonNode repeatable(HttpRequest request) throws Refusal, InterruptedException {
        return send(request, ATTEMPTS);
    }

    /** The answer to a request that is sent once. */
    JsonNode once(HttpRequest request) throws Refusal, InterruptedException {
        return send(request, 1);
    }

    private JsonNode send(HttpRequest request, int attempts) throws Refusal, InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() / 100 == 2) {
                    return json(answer);
                }
                if (attempt == attempts || !AGAIN.contains(answer.statusCode())) {
                    throw refusal(answer);
                }
                asked = retryAfter(answer);
            } catch (IOException e) {
                if (attempt == attempts) {
                    throw new Refusal(Exit.REFUSED, "%s could not be reached: %s".formatted(service, reason(e)));
                }
            }
            Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
            Thread.sleep((longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer).toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof ConnectException) {
            return failure.getCause() != null && failure.getCause().getCause() instanceof UnresolvedAddressException
                    ? "there is no host of this name"
                    : "nothing takes connections there";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Refusal {
        try {
            return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    Exit.REFUSED, "%s answered with something else than JSON; is it Lectern?".formatted(answer.uri()));
        }
    }

    private Refusal refusal(HttpResponse<String> answer) {
        StringBuilder text = new StringBuilder("%s answered %d".formatted(service, answer.statusCode()));
        try {
            JsonNode problem = JSON.readTree(answer.body());
            if (problem != null && problem.hasNonNull("code")) {
                text.append(": ")
                        .append(problem.path("detail")
                                .asText(problem.path("title").asText()))
                        .append(" [")
                        .append(problem.get("code").asText())
                        .append(']');
            }
        } catch (JsonProcessingException notAProblemDocument) {
            // the status says it all
        }
        answer.headers()
                .firstValue("Location")
                .ifPresent(place -> text.append("; it is now at ").append(place));
        if (answer.statusCode() == 401) {
            text.append(token.isEmpty() ? "; set LECTERN_TOKEN, or give --token-file" : "; check the token");
        }
        return new Refusal(Exit.REFUSED, text.toString());
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }
}
