package dev.lectern.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How much of what is uploaded is taken, and where it lies meanwhile. */
@ConfigMapping(prefix = "lectern.upload")
public interface UploadLimits {

    /** The largest body of a request that uploads. */
    @WithDefault("200M")
    MemorySize maxSize();

    /** The most that an archive may unpack to. */
    @WithDefault("1G")
    MemorySize maxUnpackedSize();

    /** How many files and folders an archive may hold. */
    @WithDefault("20000")
    int maxEntries();

    /** How many times its size an archive of more than a few megabytes may unpack to. */
    @WithDefault("200")
    int maxRatio();

    /** Uploads that are unpacked and stored at once; others wait for them. */
    @WithDefault("2")
    int parallel();

    /** Where uploads lie until they are stored; without it, in the system's folder for temporary files. */
    Optional<String> directory();
}
