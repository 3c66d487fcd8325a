package dev.lectern.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pushes are answered. */
@ConfigMapping(prefix = "lectern.push")
interface PushSettings {

    /** The longest that a client may wait for the end of its ingestion. */
    @WithDefault("60s")
    Duration maxWait();

    /** How many clients may wait at once; others are answered at once. */
    @WithDefault("50")
    int maxWaiting();
}
