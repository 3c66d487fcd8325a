package dev.lectern.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a token of an OIDC issuer says. Whether it is true has to be found out before. */
record Claims(JsonNode all) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * RFC 6749, section 3.3: scopes are "space-delimited". Any other claim may have spaces within a value, which must not make two
     * roles of it: who may name an environment of GitHub Actions has a say in the claim {@code sub}.
     */
    private static final Set<String> LISTS = Set.of("scope", "scp");

    /** The claims of {@code token}, a JWT in three parts. */
    static Claims of(String token) {
        try {
            return new Claims(JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
        } catch (IOException e) {
            throw new IllegalArgumentException("the claims of a token that was verified are not JSON", e);
        }
    }

    /**
     * The texts of a claim, or of a member of one.
     *
     * @param path name of the claim, which may have dots itself, and names of members, each after a dot
     * @return empty when there is no such claim, or no text in it
     */
    Set<String> texts(String path) {
        JsonNode claim = find(all, path);
        Set<String> texts = new LinkedHashSet<>();
        if (claim.isTextual()) {
            texts.addAll(LISTS.contains(path) ? List.of(claim.textValue().split(" ")) : List.of(claim.textValue()));
        } else if (claim.isArray()) {
            claim.forEach(item -> {
                if (item.isTextual()) {
                    texts.add(item.textValue());
                }
            });
        }
        return texts;
    }

    /** When the token ends. */
    Instant expiresAt() {
        long seconds = all.path("exp").asLong();
        return Instant.ofEpochSecond(Math.max(0, Math.min(seconds, Instant.MAX.getEpochSecond())));
    }

    private static JsonNode find(JsonNode in, String path) {
        if (in.has(path)) {
            return in.get(path);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode found = find(in.path(path.substring(0, dot)), path.substring(dot + 1));
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }
}
