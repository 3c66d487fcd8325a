package dev.lectern.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Ends requests whose bodies take too long to come: a client that sends one byte now and then is never silent for long. */
@ApplicationScoped
class BodyDeadline {

    private final RoutingContext exchange;
    private final HttpSettings settings;

    BodyDeadline(RoutingContext exchange, HttpSettings settings) {
        this.exchange = exchange;
        this.settings = settings;
    }

    /** Closes the connection of the request in hand where its body is not there in time; {@code streamed} says that it may be large. */
    void set(boolean streamed) {
        HttpServerRequest request = exchange.request();
        if (!BodiesAtOnce.hasBody(request)) {
            return;
        }
        Duration longest = streamed ? settings.uploadTimeout() : settings.bodyTimeout();
        Vertx vertx = exchange.vertx();
        long timer = vertx.setTimer(longest.toMillis(), late -> {
            if (!request.isEnded()) {
                request.response().reset();
            }
        });
        exchange.addEndHandler(answered -> vertx.cancelTimer(timer));
    }
}
