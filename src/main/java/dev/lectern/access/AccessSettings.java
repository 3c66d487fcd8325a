package dev.lectern.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who may do what. */
@ConfigMapping(prefix = "lectern.access")
interface AccessSettings {

    /** Whether what is published may be read without a token. */
    @WithDefault("true")
    boolean openReads();

    /** How many attempts with wrong or missing credentials an address has in a minute. */
    @WithDefault("10")
    int failedAttempts();

    /** How long the audit trail goes back. */
    @WithDefault("365d")
    Duration auditRetention();
}
