package dev.lectern.ingestion;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How ingestions go on, as server-sent events: {@code progress} while one goes on, and {@code ended} at last.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, section 9.2, Server-sent events</a>
 */
@ApplicationScoped
class IngestionEvents {

    private static final String PROGRESS = "progress";
    private static final String ENDED = "ended";

    /** Who may see it is checked again when the client comes back. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final IngestionWatch watch;
    private final int most;
    private final AtomicInteger streams = new AtomicInteger();

    IngestionEvents(IngestionWatch watch, IngestionSettings settings) {
        this.watch = watch;
        this.most = settings.maxStreams();
    }

    /** Whether there are as many streams as there may be. */
    boolean isFull() {
        return streams.get() >= most;
    }

    /** How many streams there are. */
    int streams() {
        return streams.get();
    }

    /**
     * What happens to {@code known} from now on, after how it stands, which is left out where {@code last} is the id of that
     * event.
     */
    Multi<OutboundSseEvent> of(Ingestion known, String last, Sse sse) {
        Multi<Ingestion> first = known.standing().equals(last)
                ? Multi.createFrom().empty()
                : Multi.createFrom().item(known);
        Multi<OutboundSseEvent> events = Multi.createBy()
                .concatenating()
                .streams(first, watch.after(known))
                .select()
                .first(LONGEST)
                .map(ingestion -> event(ingestion, sse));
        return Multi.createFrom().deferred(() -> {
            streams.incrementAndGet();
            return events.onTermination().invoke(streams::decrementAndGet);
        });
    }

    private static OutboundSseEvent event(Ingestion ingestion, Sse sse) {
        return sse.newEventBuilder()
                .name(ingestion.state().isEnd() ? ENDED : PROGRESS)
                .id(ingestion.standing())
                .reconnectDelay(RECONNECT.toMillis())
                .data(ingestion)
                .build();
    }
}
