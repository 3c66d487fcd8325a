package dev.lectern.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the embedded PostgreSQL, which are read before Quarkus runs. */
@ConfigMapping(prefix = "lectern.postgres")
public interface EmbeddedPostgresSettings {

    /** The folder that keeps its programs, data and log; a relative one starts at the working directory. */
    @WithDefault(".lectern/postgres")
    String directory();

    /** The port on the loopback interface, 0 to 65535; 0 takes a free one. */
    @WithDefault("0")
    int port();
}
