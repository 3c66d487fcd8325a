package dev.lectern.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what clients call their requests is remembered. */
@ConfigMapping(prefix = "lectern.push")
interface IdempotencySettings {

    /** How long the key of a push stands for it. */
    @WithDefault("24h")
    Duration keyRetention();
}
