package dev.lectern.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are run. */
@ConfigMapping(prefix = "lectern.jobs")
interface JobSettings {

    /** How many jobs a replica runs at once. */
    @WithDefault("4")
    int threads();

    /** How often a replica looks for jobs that others gave, or that are due. */
    @WithDefault("1s")
    Duration pollingInterval();

    /** How often a replica says that it still works on a job. */
    @WithDefault("2s")
    Duration heartbeatInterval();

    /** After how many missing signs of life another replica takes up a job; 4 at least. */
    @WithDefault("5")
    int missedHeartbeats();
}
