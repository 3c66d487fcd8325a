package dev.lectern.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long releases that are not current are kept. */
@ConfigMapping(prefix = "lectern.retention")
public interface RetentionSettings {

    /** How many of a course's newest releases are kept in any case; 0 keeps all. */
    @WithDefault("0")
    int releases();

    /** How long others are kept after they were made, were current or were last read by their number. */
    @WithDefault("90D")
    Duration period();

    /** How often it is looked for what has become too old. */
    @WithDefault("1h")
    Duration interval();
}
