package dev.lectern.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An issuer of tokens, and a service that takes them. It is down to begin with. */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

    static final String AUDIENCE = "lectern";

    private HttpServer server;
    private String address;
    private volatile RsaJsonWebKey key = key("first");
    private volatile boolean up;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                        {"issuer": "%1$s", "jwks_uri": "%1$s/keys"}""".formatted(address)));
        server.createContext("/keys", exchange -> answer(exchange, new JsonWebKeySet(key).toJson()));
        server.start();
        return Map.of(
                "quarkus.oidc.auth-server-url", address,
                "quarkus.oidc.token.forced-jwk-refresh-interval", "0S",
                "lectern.access.oidc.role-claims", "roles,realm_access.roles,scope,sub",
                "lectern.access.oidc.roles",
                        "operators=read preview ingest admin, readers=read, authors=read ingest,"
                                + " rust-team=ingest@oidc-rust, /courses/{course}/authors=ingest,"
                                + " repo:acme/{course}:ref:refs/heads/main=ingest",
                "lectern.access.open-reads", "false",
                "lectern.access.failed-attempts", "3",
                "quarkus.http.proxy.proxy-address-forwarding", "true");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TestIssuer.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    void comesUp() {
        up = true;
    }

    void goesDown() {
        up = false;
    }

    /** Signs with another key from now on, and answers for that one alone. */
    void rotatesItsKey() {
        key = key("next");
    }

    /** What a good token of {@code subject} says. */
    JwtClaims claims(String subject) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(address);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    /** A good token of somebody with these roles. */
    String token(String name, String... roles) {
        JwtClaims claims = claims("1f0c");
        claims.setClaim("preferred_username", name);
        claims.setClaim("roles", List.of(roles));
        return signed(claims);
    }

    String signed(JwtClaims claims) {
        return signed(claims, key);
    }

    static String signed(JwtClaims claims, RsaJsonWebKey key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return compact(token);
    }

    static String compact(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    RsaJsonWebKey key() {
        return key;
    }

    static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(id);
            made.setUse("sig");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            if (up) {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
