package dev.lectern.access;

import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes the secrets that bearers of tokens show: {@code lectern_} and 256 random bits, by which scanners recognise what leaked. */
@ApplicationScoped
class TokenSecrets {

    private static final String PREFIX = "lectern_";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final RandomGenerator random;

    TokenSecrets(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether {@code token} could be one. */
    static boolean isOne(String token) {
        return FORM.matcher(token).matches();
    }

    /** What is kept of a secret. With 256 random bits, nothing slower than SHA-256 would make it harder to find. */
    static byte[] digest(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
