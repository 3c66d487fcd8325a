package dev.lectern.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows what credentials let their bearer do. */
@ApplicationScoped
class Credentials {

    /** RFC 6750, section 2.1; the name of a scheme is the same in either case (RFC 9110, section 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

    private final AccessSettings settings;
    private final AdminSettings admin;
    private final IssuedTokens issued;
    private final OidcTokens oidc;
    private final FailedAttempts failedAttempts;
    private final ClientAddress address;

    Credentials(
            AccessSettings settings,
            AdminSettings admin,
            IssuedTokens issued,
            OidcTokens oidc,
            FailedAttempts failedAttempts,
            ClientAddress address) {
        this.settings = settings;
        this.admin = admin;
        this.issued = issued;
        this.oidc = oidc;
        this.failedAttempts = failedAttempts;
        this.address = address;
    }

    /**
     * Tells {@code caller} what the values of the header {@code Authorization} allow: 401 when they are not valid, 429 after too
     * many that were not, 503 when it can't be found out.
     */
    void identify(Caller caller, List<String> shown) {
        try {
            caller.is(shown.isEmpty() ? Grant.NONE : valid(shown), settings.openReads());
        } catch (InvalidCredentials e) {
            throw failedAttempts.add(address.block(), Refusal.invalid(e.getMessage()));
        }
    }

    private Grant valid(List<String> shown) throws InvalidCredentials {
        Matcher bearer = BEARER.matcher(shown.get(0).strip());
        if (shown.size() > 1 || !bearer.matches()) {
            throw new InvalidCredentials("The header Authorization has to be 'Bearer' and one token.");
        }
        String token = bearer.group(1);
        Optional<Grant> known = issued.grant(token);
        if (known.isPresent()) {
            return known.get();
        }
        // An operator may have chosen a token that can be guessed, so that guesses are not even looked at when there
        // were many.
        if (!failedAttempts.areUsedUp(address.block()) && isAdmin(token)) {
            return Grant.ALL;
        }
        return oidc.grant(token)
                .orElseThrow(() -> new InvalidCredentials("The bearer token is not one that was issued here."));
    }

    /** Takes as long whatever is wrong with {@code token}. */
    private boolean isAdmin(String token) {
        return admin.token()
                .filter(secret -> MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
