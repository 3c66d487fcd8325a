package dev.lectern.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Works on only so many requests with a body at once. Whoever reads a body has a thread for as long as its client takes to
 * send it; the others wait here without one, so that there are threads for those who read courses.
 */
@ApplicationScoped
class BodiesAtOnce {

    /** After {@link UnreadBody}, which sees to the bodies of those that are refused. */
    private static final int SECOND = 900;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Vertx vertx;
    private final int most;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int running;

    BodiesAtOnce(Vertx vertx, HttpSettings settings) {
        this.vertx = vertx;
        this.most = settings.maxBodies();
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, SECOND);
    }

    private void admit(RoutingContext exchange) {
        if (!hasBody(exchange.request())) {
            exchange.next();
            return;
        }
        Waiting one = new Waiting(exchange, vertx.getOrCreateContext());
        // Nobody takes what comes meanwhile; whoever reads the body asks for it.
        exchange.request().pause();
        if (enter(one)) {
            begin(one);
        }
    }

    private void begin(Waiting one) {
        if (one.exchange().response().closed()) {
            // Its client did not wait as long, and nothing will tell of its end any more.
            leave();
            return;
        }
        AtomicBoolean ended = new AtomicBoolean();
        one.exchange().addEndHandler(answered -> {
            if (ended.compareAndSet(false, true)) {
                leave();
            }
        });
        one.exchange().next();
    }

    private synchronized boolean enter(Waiting one) {
        if (running < most) {
            running++;
            return true;
        }
        waiting.add(one);
        return false;
    }

    /** Makes room, and lets in whoever waits longest. */
    private synchronized void leave() {
        Waiting next = waiting.poll();
        if (next == null) {
            running--;
        } else {
            next.context().runOnContext(turn -> begin(next));
        }
    }

    /** HTTP/1.1 says so in a header, HTTP/2 does not. */
    static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return WITH_BODY.contains(request.method())
                && (length == null
                        ? request.version() == HttpVersion.HTTP_2
                                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        : !length.equals("0"));
    }

    private record Waiting(RoutingContext exchange, Context context) {}
}
