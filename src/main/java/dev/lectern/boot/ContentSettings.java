package dev.lectern.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where courses come from when the service starts. */
@ConfigMapping(prefix = "lectern.content")
interface ContentSettings {

    /** The folder ingested at start-up, one course in each of its folders; empty for none. */
    @WithDefault("content")
    Optional<Path> directory();

    /** Whether a course is ingested again when a file of it changes. */
    @WithDefault("false")
    boolean watch();
}
