package dev.lectern.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A key that signs what a webhook is sent, so that its receiver knows who sent it.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
final class SigningSecret {

    /** "It should be between 24 bytes (192 bits) and 64 bytes (512 bits)." */
    private static final int BYTES = 32;

    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    static SigningSecret random(RandomGenerator chance) {
        byte[] key = new byte[BYTES];
        chance.nextBytes(key);
        return new SigningSecret(key);
    }

    static SigningSecret of(byte[] key) {
        return new SigningSecret(key.clone());
    }

    byte[] key() {
        return key.clone();
    }

    /** As receivers are given it. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The signature of the message {@code id} with the body {@code payload}, sent {@code at}. */
    String sign(String id, Instant at, String payload) {
        try {
            return new com.standardwebhooks.Webhook(key).sign(id, at.getEpochSecond(), payload);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("message %s can't be signed".formatted(id), e);
        }
    }

    /** Secrets are not to be found in logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
