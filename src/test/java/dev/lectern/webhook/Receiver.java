package dev.lectern.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that is told of events: it keeps what it gets, and answers as a test wants, then with 200. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public Receiver() {
        this(server());
    }

    private Receiver(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** One that speaks HTTPS, with the certificate of {@code identity}. */
    static Receiver https(SSLContext identity) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity));
            return new Receiver(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came, and with which headers. */
    public record Received(String method, String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse("");
        }

        /** Whether it is signed with {@code secret}, as any receiver finds out with the library of Standard Webhooks. */
        boolean isSignedWith(String secret) {
            try {
                new com.standardwebhooks.Webhook(secret).verify(body, headers);
                return true;
            } catch (EmptyWebhookSecretException | WebhookVerificationException e) {
                return false;
            }
        }
    }

    record Answer(int status, Map<String, String> headers, String body) {}

    public String url() {
        return url("127.0.0.1");
    }

    String url(String host) {
        return "%s://%s:%d/hook?from=lectern".formatted(server instanceof HttpsServer ? "https" : "http", host, port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    Receiver answer(int status) {
        return answer(status, Map.of(), "");
    }

    Receiver answer(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(anyPort(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            Answer answer = answers.isEmpty() ? new Answer(200, Map.of(), "thanks") : answers.remove();
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
