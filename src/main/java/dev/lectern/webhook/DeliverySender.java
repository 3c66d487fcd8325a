package dev.lectern.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends messages, signed, to addresses that it may send to. */
@ApplicationScoped
class DeliverySender {

    private static final int CONNECTIONS = 64;

    private final Targets targets;
    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;
    private final String agent;

    DeliverySender(
            Vertx vertx,
            Targets targets,
            WebhookSettings settings,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.targets = targets;
        this.timeout = settings.timeout();
        this.clock = clock;
        this.agent = "Lectern/" + build;
        this.client = vertx.createHttpClient(options(timeout));
    }

    /** Makes one attempt, and waits for its end, at most as long as an attempt may take. */
    AttemptOutcome send(DueDelivery delivery) throws InterruptedException {
        long start = System.nanoTime();
        try {
            URI url = Targets.url(delivery.url());
            List<InetAddress> addresses = targets.addresses(url);
            Exchange exchange = new Exchange(delivery.payload());
            Answer answer = exchange.with(client, request(url, delivery), servers(url, addresses), timeout);
            return outcome(answer, took(start));
        } catch (TargetRefusedException | UnansweredException e) {
            return AttemptOutcome.unanswered(e.getMessage(), took(start));
        }
    }

    static HttpClientOptions options(Duration timeout) {
        // Every attempt looks the address up anew, so no connection is kept.
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout((int) timeout.toMillis());
    }

    private AttemptOutcome outcome(Answer answer, Duration took) {
        boolean delivered = answer.status() / 100 == 2;
        boolean redirect = answer.status() / 100 == 3;
        String error = "The receiver answered %d, not 2xx.".formatted(answer.status())
                + (redirect ? " Redirects are not followed." : "");
        return new AttemptOutcome(
                answer.status(),
                answer.body(),
                delivered ? "" : error,
                RetryAfter.of(answer.retryAfter(), clock.instant()),
                took);
    }

    private RequestOptions request(URI url, DueDelivery delivery) {
        Instant now = clock.instant();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        // "Multiple signatures in the header, space delimited", while a secret is replaced.
        String signatures = delivery.secrets().stream()
                .map(secret -> secret.sign(delivery.id().toString(), now, delivery.payload()))
                .collect(Collectors.joining(" "));
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(url.getScheme().equals("https"))
                .setHost(url.getHost())
                .setPort(port(url))
                .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("webhook-id", delivery.id().toString())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", signatures)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", agent);
    }

    /** What is connected to: an address without a name, so that nobody looks the name up once more and finds another. */
    private static List<SocketAddress> servers(URI url, List<InetAddress> addresses) {
        return addresses.stream()
                .map(address -> SocketAddress.inetSocketAddress(new InetSocketAddress(nameless(address), port(url))))
                .toList();
    }

    private static InetAddress nameless(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has as many bytes as it has", e);
        }
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    private static Duration took(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
