package dev.lectern.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are taken, and answers kept. */
@ConfigMapping(prefix = "lectern.http")
interface HttpSettings {

    /** How much memory rendered answers may take; 0 renders every answer anew. */
    @WithDefault("64M")
    MemorySize cacheSize();

    /** How many requests with a body are worked on at once; others wait for them. */
    @WithDefault("100")
    int maxBodies();

    /** How long the body of a request may take to come. */
    @WithDefault("1m")
    Duration bodyTimeout();

    /** How long that of a push may take. */
    @WithDefault("30m")
    Duration uploadTimeout();
}
