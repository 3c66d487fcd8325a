package dev.lectern.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * What the tokens of an OIDC issuer let their bearer do. Which issuer it is, and whom its tokens are for, is said by the settings
 * {@code quarkus.oidc}.
 */
@ConfigMapping(prefix = "lectern.access.oidc")
public interface OidcSettings {

    /** What each role allows; without any, a token of the issuer allows nothing. */
    Optional<List<@WithConverter(RoleMapping.Reader.class) RoleMapping>> roles();

    /** Claims that hold the roles of a token, members of other claims after a dot. */
    @WithDefault("roles")
    List<String> roleClaims();

    /** Claims that say who it is, for people to read: the first that a token has. */
    @WithDefault("preferred_username,sub")
    List<String> nameClaims();
}
