package dev.lectern.remote;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which repositories courses may be pulled from, and how much of them. */
@ConfigMapping(prefix = "lectern.remote")
interface RemoteSettings {

    /** Addresses of repositories, or what they begin with up to a slash; {@code *} stands for anything but a slash. */
    Optional<List<String>> allowed();

    /** For private repositories: such a beginning, {@code =}, a user name, {@code :} and a password or token. */
    Optional<List<String>> credentials();

    /** How long fetching a commit may take. */
    @WithDefault("1m")
    Duration timeout();

    /** How many bytes are transferred at most, and how many the files may have together. */
    @WithDefault("500M")
    MemorySize maxSize();

    /** How many objects are transferred at most, and how many files and folders a tree may have. */
    @WithDefault("100000")
    int maxEntries();
}
