package dev.lectern.cli;

import java.time.Duration;

/** Waits for the end of an ingestion, and shows how far it is. */
final class Following {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ServiceClient client;
    private final ProgressLine progress;

    Following(ServiceClient client, ProgressLine progress) {
        this.client = client;
        this.progress = progress;
    }

    /** What became of {@code ingestion}, with its diagnostics. Refuses when that takes longer than {@code longest}. */
    PushedIngestion end(PushedIngestion ingestion, Duration longest) throws Refusal, InterruptedException {
        String address = "/ingestions/" + ingestion.id();
        long begun = System.nanoTime();
        Duration pause = SHORTEST_PAUSE;
        PushedIngestion now = ingestion;
        while (!now.hasEnded()) {
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw new Refusal(
                        Exit.REFUSED,
                        "ingestion %s is still %s; it goes on, and %s tells how"
                                .formatted(now.id(), now.state(), address));
            }
            String stage = now.stage().isEmpty() ? now.state() : now.stage();
            progress.show(stage, now.filesDone(), now.filesTotal());
            Thread.sleep(pause.toMillis());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(3).dividedBy(2) : LONGEST_PAUSE;
            now = read(address + "?fields=id,state,stage,filesDone,filesTotal");
        }
        return read(address);
    }

    private PushedIngestion read(String address) throws Refusal, InterruptedException {
        return PushedIngestion.of(client.repeatable(client.request(address).build()));
    }
}
