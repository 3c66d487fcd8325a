package dev.lectern.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether whoever tells of a push knows the secret; takes as long whatever is wrong. */
final class PushSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private static final String PREFIX = "sha256=";

    private PushSignature() {}

    /** As GitHub signs: {@code sha256=} and the HMAC of the body under the secret, in hexadecimal. */
    static boolean isSigned(String secret, byte[] body, String signature) {
        return isSame(PREFIX + HexFormat.of().formatHex(hmac(secret, body)), signature);
    }

    /** As GitLab has it: the secret itself. */
    static boolean isToken(String secret, String token) {
        return isSame(secret, token);
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
