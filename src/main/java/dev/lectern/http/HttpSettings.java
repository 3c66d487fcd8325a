package dev.lectern.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How answers are kept. */
@ConfigMapping(prefix = "lectern.http")
public interface HttpSettings {

    /** How much memory rendered answers may take; 0 renders every answer anew. */
    @WithDefault("64M")
    MemorySize cacheSize();
}
