package dev.lectern.remote;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What signs the pushes that are told of. Shown once.
 *
 * @param secret to be entered where the webhook is set up
 */
public record PushSecret(String secret) {

    private static final int BYTES = 32;

    static PushSecret random(RandomGenerator chance) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return new PushSecret(HexFormat.of().formatHex(bytes));
    }

    /** Without what nobody should read. */
    @Override
    public String toString() {
        return "a push secret";
    }
}
