package dev.lectern.webhook;

import java.util.List;
import java.util.UUID;

/**
 * A delivery of which an attempt has begun.
 *
 * @param id the id of the message
 * @param webhook the webhook that it goes to
 * @param round which round of attempts it is
 * @param roundAttempt which attempt of the round it is, counted from 1
 * @param url where it goes to
 * @param payload what is sent
 * @param secrets those that sign it, the present one first
 */
record DueDelivery(
        UUID id, UUID webhook, int round, int roundAttempt, String url, String payload, List<SigningSecret> secrets) {

    DueDelivery {
        secrets = List.copyOf(secrets);
    }
}
