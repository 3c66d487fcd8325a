package dev.lectern.remote;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What signs the pushes that are told of. Shown once.
 *
 * @param secret to be entered where the webhook is set up
 */
public record PushSecret(String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 32;

    static PushSecret make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PushSecret(HexFormat.of().formatHex(bytes));
    }

    /** Without what nobody should read. */
    @Override
    public String toString() {
        return "a push secret";
    }
}
