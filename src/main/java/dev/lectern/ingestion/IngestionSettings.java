package dev.lectern.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How ingestions are run. */
@ConfigMapping(prefix = "lectern.ingestion")
interface IngestionSettings {

    /** How often an ingestion is begun before it fails because it broke off each time. */
    @WithDefault("10")
    int attempts();

    /** How long an ingestion is listed after its end. */
    @WithDefault("90d")
    Duration kept();

    /** How many clients may follow ingestions at once. */
    @WithDefault("500")
    int maxStreams();
}
