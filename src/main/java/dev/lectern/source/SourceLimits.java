package dev.lectern.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a source is taken. */
@ConfigMapping(prefix = "lectern.source")
public interface SourceLimits {

    /** The largest file that is read. */
    @WithDefault("2M")
    MemorySize maxFileSize();

    /** How many folders may lie within one another. */
    @WithDefault("16")
    int maxDepth();
}
