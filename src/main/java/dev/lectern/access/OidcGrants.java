package dev.lectern.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows what the claims of an OIDC issuer let their bearer do: what their roles are mapped to, and nothing else. */
@ApplicationScoped
class OidcGrants {

    private static final int LONGEST_NAME = 100;
    private static final String NAMELESS = "nameless";

    private final OidcSettings settings;
    private final List<RoleMapping> mappings;

    OidcGrants(OidcSettings settings) {
        this.settings = settings;
        this.mappings = settings.roles().orElse(List.of());
    }

    /** What {@code claims} allow, which may be nothing at all. */
    Grant grant(Claims claims) {
        Map<Scope, Set<String>> courses = new EnumMap<>(Scope.class);
        for (String claim : settings.roleClaims()) {
            for (String role : claims.texts(claim)) {
                for (RoleMapping mapping : mappings) {
                    mapping.grants(role)
                            .forEach((scope, added) -> courses.computeIfAbsent(scope, none -> new HashSet<>())
                                    .addAll(added));
                }
            }
        }
        return new Grant(null, name(claims), courses, claims.expiresAt());
    }

    /** Never one of those that others have; an issuer may call somebody {@code admin}. */
    private String name(Claims claims) {
        return Caller.OIDC
                + settings.nameClaims().stream()
                        .flatMap(claim -> claims.texts(claim).stream())
                        .map(OidcGrants::storable)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(NAMELESS);
    }

    /** What people see of {@code name} and PostgreSQL can keep, as far as there is room for it. */
    private static String storable(String name) {
        String shown = name.replaceAll("\\p{C}", "").strip();
        return shown.codePointCount(0, shown.length()) > LONGEST_NAME
                ? shown.substring(0, shown.offsetByCodePoints(0, LONGEST_NAME))
                : shown;
    }
}
