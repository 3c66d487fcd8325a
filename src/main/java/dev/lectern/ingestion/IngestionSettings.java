package dev.lectern.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How ingestions are run. */
@ConfigMapping(prefix = "lectern.ingestion")
public interface IngestionSettings {

    /** How often an ingestion is begun before it fails because it broke off each time. */
    @WithDefault("10")
    int attempts();
}
