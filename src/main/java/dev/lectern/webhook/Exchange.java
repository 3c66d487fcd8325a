package dev.lectern.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One request and its answer, of which no more is read than is kept, and not for longer than allowed. */
final class Exchange {

    private static final int KEPT_BYTES = 1_024;

    private final String body;
    private final Promise<Answer> answer = Promise.promise();

    Exchange(String body) {
        this.body = body;
    }

    /**
     * Makes the request of the first of {@code servers} that takes a connection.
     *
     * @throws UnansweredException where none does, or where the answer does not end in time
     */
    Answer with(HttpClient client, RequestOptions request, List<SocketAddress> servers, Duration timeout)
            throws UnansweredException, InterruptedException {
        connect(client, request, servers).onSuccess(this::send).onFailure(answer::tryFail);
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnansweredException("There was no whole answer within %s.".formatted(timeout), e);
        } catch (ExecutionException e) {
            throw new UnansweredException(reason(e.getCause()), e.getCause());
        } finally {
            // Ends the connection where it is still there.
            answer.tryFail("it is over");
        }
    }

    private static Future<HttpClientRequest> connect(
            HttpClient client, RequestOptions request, List<SocketAddress> servers) {
        Future<HttpClientRequest> connected = client.request(new RequestOptions(request).setServer(servers.get(0)));
        return servers.size() == 1
                ? connected
                : connected.recover(refused -> connect(client, request, servers.subList(1, servers.size())));
    }

    private void send(HttpClientRequest request) {
        answer.future().onComplete(over -> request.connection().close());
        request.send(body).onSuccess(this::read).onFailure(answer::tryFail);
    }

    private void read(HttpClientResponse response) {
        Buffer kept = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        response.handler(chunk -> {
            kept.appendBuffer(chunk, 0, Math.min(chunk.length(), KEPT_BYTES - kept.length()));
            if (kept.length() == KEPT_BYTES) {
                answer.tryComplete(answer(response, kept));
            }
        });
        response.endHandler(end -> answer.tryComplete(answer(response, kept)));
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(
                response.statusCode(),
                // PostgreSQL holds no NUL.
                new String(body.getBytes(), StandardCharsets.UTF_8).replace('\0', '\uFFFD'),
                Optional.ofNullable(response.getHeader("Retry-After")).orElse(""));
    }

    /** What failed, and what was behind it: that a connection can't be secured says nothing of the certificate. */
    private static String reason(Throwable failure) {
        Throwable root = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
        boolean told = message(failure).contains(message(root));
        String message = (told ? message(failure) : message(failure) + ": " + message(root)).replace('\0', '\uFFFD');
        return "The receiver did not answer: "
                + (message.length() > KEPT_BYTES ? message.substring(0, KEPT_BYTES) : message);
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }
}
