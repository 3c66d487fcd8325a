package dev.lectern.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Knows whom a bearer token belongs to. */
@ApplicationScoped
class Credentials {

    private final AdminSettings settings;

    Credentials(AdminSettings settings) {
        this.settings = settings;
    }

    /** Whether {@code token} is the one of the settings, which has every scope; takes as long whatever is wrong with it. */
    boolean isAdmin(String token) {
        return settings.token()
                .filter(admin -> MessageDigest.isEqual(
                        admin.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
