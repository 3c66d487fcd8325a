package dev.lectern.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What no code can work out for itself, and so is injected: the time, and chance. */
@ApplicationScoped
class Outside {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Ids that nothing else has. */
    @Produces
    @ApplicationScoped
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    /** Numbers that nobody can foresee. */
    @Produces
    @ApplicationScoped
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
