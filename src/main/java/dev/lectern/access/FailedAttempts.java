package dev.lectern.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Counts attempts with wrong or missing credentials, by address. Each replica counts for itself. */
@ApplicationScoped
class FailedAttempts {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final long MOST_ADDRESSES = 10_000;

    private final int allowed;
    private final Cache<String, Bucket> left;

    FailedAttempts(AccessSettings settings) {
        this.allowed = settings.failedAttempts();
        this.left = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                // By then an address has all of its attempts back.
                .expireAfterAccess(PERIOD)
                .build();
    }

    /** Whether {@code address} has no attempt left. */
    boolean areUsedUp(String address) {
        Bucket bucket = left.getIfPresent(address);
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    /** 429 where {@code address} has no attempt left. */
    void check(String address) {
        Bucket bucket = left.getIfPresent(address);
        if (bucket != null) {
            EstimationProbe attempt = bucket.estimateAbilityToConsume(1);
            if (!attempt.canBeConsumed()) {
                throw Refusal.tooManyAttempts(
                        Duration.ofNanos(attempt.getNanosToWaitForRefill()).toSeconds() + 1);
            }
        }
    }

    /** Takes one attempt from {@code address}. What to answer: {@code refusal}, or that there have been too many. */
    RuntimeException add(String address, RuntimeException refusal) {
        ConsumptionProbe attempt = left.get(address, any -> bucket()).tryConsumeAndReturnRemaining(1);
        return attempt.isConsumed()
                ? refusal
                : Refusal.tooManyAttempts(
                        Duration.ofNanos(attempt.getNanosToWaitForRefill()).toSeconds() + 1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowed).refillGreedy(allowed, PERIOD))
                .build();
    }
}
