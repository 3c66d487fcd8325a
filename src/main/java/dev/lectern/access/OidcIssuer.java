package dev.lectern.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The OIDC issuer whose tokens are taken: that of the settings {@code quarkus.oidc}. Quarkus would connect to it, and wait for it,
 * at each start; it is told of it with the first token instead.
 */
@ApplicationScoped
class OidcIssuer implements TenantConfigResolver {

    private static final String TENANT = "issuer";

    /** Null where there is none; else always the same, since Quarkus takes another for one that was changed. */
    private final OidcTenantConfig configured;

    OidcIssuer(OidcConfig settings) {
        io.quarkus.oidc.runtime.OidcTenantConfig common =
                settings.namedTenants().get(OidcConfig.DEFAULT_TENANT_KEY);
        this.configured = common.authServerUrl()
                .map(url -> OidcTenantConfig.builder(common)
                        .tenantId(TENANT)
                        .tenantEnabled(true)
                        .build())
                .orElse(null);
    }

    /** Whether there is one. */
    boolean isConfigured() {
        return configured != null;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom().item(configured);
    }
}
