package dev.lectern.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets clients read an answer that comes before they have sent their whole body: it is read on and thrown away for a
 * moment, and then the connection is closed. Closing it at once would make many of them lose the answer.
 */
@ApplicationScoped
class UnreadBody {

    private static final int FIRST = 1_000;
    private static final long MOMENT_MILLIS = 2_000;

    private final Vertx vertx;

    UnreadBody(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.isEnded()) {
            // Only the thread that reads it can tell that there is still something to read.
            Context reading = vertx.getOrCreateContext();
            // Where the client is gone instead, whoever still reads must be told, and nobody else.
            exchange.addEndHandler(answered -> {
                if (answered.succeeded()) {
                    reading.runOnContext(now -> throwAway(request));
                }
            });
        }
        exchange.next();
    }

    private void throwAway(HttpServerRequest request) {
        if (!request.isEnded()) {
            long close =
                    vertx.setTimer(MOMENT_MILLIS, timer -> request.connection().close());
            request.handler(bytes -> {});
            request.exceptionHandler(gone -> vertx.cancelTimer(close));
            request.endHandler(whole -> vertx.cancelTimer(close));
            request.resume();
        }
    }
}
