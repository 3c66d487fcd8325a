package dev.lectern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By HTTPS, receivers have to be who they say: by their names, although connections are made to addresses. */
@QuarkusTest
class HttpsDeliveryTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String NAMED = "hooks.example";

    @Inject
    Vertx vertx;

    @Inject
    DeliverySender sender;

    @TempDir
    Path folder;

    private Certificate certificate;
    private Receiver receiver;

    @BeforeEach
    void listen() throws Exception {
        certificate = Certificate.of(NAMED, folder);
        receiver = Receiver.https(certificate.identity());
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() throws Exception {
        DueDelivery delivery = new DueDelivery(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                1,
                receiver.url(),
                "{}",
                List.of(SigningSecret.of(new byte[32])));
        AttemptOutcome outcome = sender.send(delivery);
        assertThat(outcome.delivered()).isFalse();
        assertThat(outcome.error()).contains("certificat");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void certificateIsThatOfTheNameInTheUrl() throws Exception {
        Answer answer = exchange(NAMED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(receiver.received().get(0).body()).isEqualTo("{}");
        assertThat(receiver.received().get(0).header("Host")).isEqualTo(NAMED + ":" + receiver.port());
    }

    @Test
    void certificateOfAnotherNameIsRefused() {
        assertThatExceptionOfType(UnansweredException.class)
                .isThrownBy(() -> exchange("other.example"))
                .withMessageContaining("other.example");
        assertThat(receiver.received()).isEmpty();
    }

    private Answer exchange(String host) throws Exception {
        HttpClient client =
                vertx.createHttpClient(DeliverySender.options(TIMEOUT).setTrustOptions(certificate.trust()));
        try {
            RequestOptions request = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setSsl(true)
                    .setHost(host)
                    .setPort(receiver.port())
                    .setURI("/hook");
            return new Exchange("{}")
                    .with(
                            client,
                            request,
                            List.of(SocketAddress.inetSocketAddress(receiver.port(), "127.0.0.1")),
                            TIMEOUT);
        } finally {
            client.close();
        }
    }
}
