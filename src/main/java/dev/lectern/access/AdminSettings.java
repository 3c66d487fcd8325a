package dev.lectern.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The operator. */
@ConfigMapping(prefix = "lectern.admin")
interface AdminSettings {

    /** The bearer token with every scope; without one, and without issued tokens, writes are closed. */
    Optional<String> token();
}
