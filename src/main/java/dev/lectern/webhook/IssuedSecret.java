package dev.lectern.webhook;

import java.util.Objects;

/**
 * A webhook and the secret that signs what it is sent.
 *
 * @param webhook whose secret it is
 * @param secret {@code whsec_} and 32 random bytes in base64; shown this once
 */
public record IssuedSecret(Webhook webhook, String secret) {

    public IssuedSecret {
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(secret, "secret");
    }

    /** Secrets are not to be found in logs. */
    @Override
    public String toString() {
        return "secret of " + webhook;
    }
}
