package dev.lectern.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How others are told of events. */
@ConfigMapping(prefix = "lectern.webhook")
public interface WebhookSettings {

    /** Whether deliveries may go to private, loopback and other addresses that the internet does not route. */
    @WithDefault("false")
    boolean privateTargets();

    /** How often a delivery is attempted before it fails. */
    @WithDefault("10")
    int attempts();

    /** How long after the first attempt the second is made; each pause is four times as long as the one before. */
    @WithDefault("5s")
    Duration firstPause();

    /** The longest pause between two attempts, also where the receiver asks for a longer one. */
    @WithDefault("24h")
    Duration longestPause();

    /** How long an attempt may take, from connecting to the end of the answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How many deliveries a replica attempts at once; with fewer than it has threads for jobs, slow receivers hold up nothing else. */
    @WithDefault("2")
    int concurrent();

    /** How long the secret that was replaced signs along. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long deliveries that have ended are listed. */
    @WithDefault("30d")
    Duration retention();
}
