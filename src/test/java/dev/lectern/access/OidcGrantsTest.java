package dev.lectern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the claims of an issuer come to. */
class OidcGrantsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realm_access.roles                | {'realm_access': {'roles': ['other', 'authors']}}",
                "resource_access.my.client.roles   | {'resource_access': {'my.client': {'roles': ['authors']}}}",
                "groups                            | {'groups': ['authors']}",
                "https://acme.example/claims.roles | {'https://acme.example/claims.roles': ['authors']}",
                "https://acme.example/claims.roles | {'https://acme.example/claims': {'roles': 'authors'}}",
                "scope                             | {'scope': 'openid authors'}",
                "scp                               | {'scp': 'openid authors'}",
                "permissions                       | {'permissions': [1, null, {'authors': 1}, 'authors']}",
                "sub                               | {'sub': 'authors'}",
            })
    void rolesAreFoundWhereTheSettingsSay(String claim, String claims) {
        assertThat(courses(List.of(claim), claims, "authors=ingest")).isEqualTo(Map.of(Scope.INGEST, Set.of("*")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realm_access.roles | {}",
                "realm_access.roles | {'realm_access': null}",
                "realm_access.roles | {'realm_access': {'roles': {'authors': true}}}",
                "realm_access.roles | {'realm_access': {'roles': [['authors']]}}",
                "realm_access       | {'realm_access': {'roles': ['authors']}}",
                "roles              | {'roles': 'other authors'}",
                "roles              | {'roles': ['Authors', ' authors', 'authors2', '']}",
                "roles              | {'groups': ['authors']}",
                "roles              | ['roles', 'authors']",
            })
    void whatIsNoRoleGivesNothing(String claim, String claims) {
        assertThat(courses(List.of(claim), claims, "authors=ingest")).isEmpty();
    }

    @Test
    void rolesGiveTheirScopesForTheirCoursesAndNotForThoseOfOneAnother() {
        assertThat(courses(
                        List.of("roles"),
                        "{'roles': ['rust', 'go', 'nobody']}",
                        "rust=ingest preview@rust-concurrency",
                        "go=preview@go-basics go-web"))
                .isEqualTo(Map.of(
                        Scope.INGEST, Set.of("rust-concurrency"),
                        Scope.PREVIEW, Set.of("rust-concurrency", "go-basics", "go-web")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/courses/{course}/authors=ingest                | /courses/go-basics/authors           | go-basics",
                "repo:acme/{course}:environment:live=ingest      | repo:acme/go-basics:environment:live | go-basics",
                "{course}=ingest                                 | go.basics_2                          | go.basics_2",
                "Course.{course}.Author=ingest                   | Course.go.Author                     | go",
                "cn={course},ou=authors=ingest                   | cn=go,ou=authors                     | go",
                "({course})*=ingest                              | (go)*                                | go",
            })
    void courseStandsInTheRole(String mapping, String role, String course) {
        assertThat(courses(List.of("roles"), "{'roles': ['%s']}".formatted(role), mapping))
                .isEqualTo(Map.of(Scope.INGEST, Set.of(course)));
    }

    /** Whoever names an environment has a say in this claim, and may use spaces. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:mallory/x:environment:y repo:acme/go-basics:ref:refs/heads/main",
                "repo:acme/go-basics:ref:refs/heads/main repo:mallory/x",
                "repo:acme/a/b:ref:refs/heads/main",
                "repo:acme/a b:ref:refs/heads/main",
                "repo:acme/*:ref:refs/heads/main",
                "repo:acme/:ref:refs/heads/main",
                "repo:acme/go-basics:ref:refs/heads/main\\n",
            })
    void nobodyWritesThemselvesIntoARole(String subject) {
        assertThat(courses(
                        List.of("sub"),
                        "{'sub': '%s'}".formatted(subject),
                        "repo:acme/{course}:ref:refs/heads/main=ingest"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authors            | maps no role",
                "=read              | maps no role",
                "authors=           | gives no scope",
                "authors=reed       | gives the scope 'reed'",
                "authors=read,write | gives the scope 'read,write'",
                "authors=read@      | names no course",
                "authors=read@*     | names the course '*'",
                "authors=read@a/b   | names the course 'a/b'",
                "{course}=read@a    | names its course twice",
                "{course}{course}=x | names its course twice",
            })
    void mappingThatIsNoneIsRefused(String written, String reason) {
        assertThatThrownBy(() -> RoleMapping.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'%s'", written)
                .hasMessageContaining(reason);
    }

    @Test
    void mappingsAreListedWithCommas() {
        assertThat(configured("a=read, cn=b\\,ou=c=read ingest").roles()).hasValueSatisfying(mappings -> {
            assertThat(mappings).hasSize(2);
            assertThat(mappings.get(1).grants("cn=b,ou=c")).containsOnlyKeys(Scope.READ, Scope.INGEST);
        });
    }

    @Test
    void operatorIsToldWhyAMappingIsNone() {
        assertThatThrownBy(() -> configured("authors=reed")).hasMessageContaining("gives the scope 'reed'; give read,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'preferred_username': 'alice', 'sub': '1f0c'}    | oidc:alice",
                "{'sub': '1f0c'}                                   | oidc:1f0c",
                "{'preferred_username': '', 'sub': '1f0c'}         | oidc:1f0c",
                "{'preferred_username': ' \\u0000', 'sub': '1f0c'} | oidc:1f0c",
                "{'preferred_username': 7, 'sub': '1f0c'}          | oidc:1f0c",
                "{'preferred_username': 'a\\u0000\\n\\u202Eb\\uD800'} | oidc:ab",
                "{'preferred_username': 'admin'}                   | oidc:admin",
                "{}                                                | oidc:nameless",
            })
    void nameIsOneThatCanBeShownAndKept(String claims, String name) {
        assertThat(grant(List.of("roles"), claims).name()).isEqualTo(name);
    }

    @Test
    void longNameIsCutBetweenCharacters() {
        String name = grant(List.of("roles"), "{'sub': '%s'}".formatted("😀".repeat(200)))
                .name();
        assertThat(name).isEqualTo("oidc:" + "😀".repeat(100));
    }

    @Test
    void grantEndsWithTheToken() {
        assertThat(grant(List.of("roles"), "{'exp': 1800000000}").expiresAt())
                .isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(grant(List.of("roles"), "{'exp': 9223372036854775807}").expiresAt())
                .isAfter(Instant.ofEpochSecond(1_800_000_000));
    }

    private static OidcSettings configured(String roles) {
        return new SmallRyeConfigBuilder()
                .withMapping(OidcSettings.class)
                .withDefaultValue("lectern.access.oidc.roles", roles)
                .build()
                .getConfigMapping(OidcSettings.class);
    }

    private static Map<Scope, Set<String>> courses(List<String> roleClaims, String claims, String... mappings) {
        return grant(roleClaims, claims, mappings).courses();
    }

    private static Grant grant(List<String> roleClaims, String claims, String... mappings) {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return new OidcGrants(new Settings(
                        Arrays.stream(mappings).map(RoleMapping::of).collect(Collectors.toList()), roleClaims))
                .grant(Claims.of("e30." + payload + ".AAAA"));
    }

    /** As an operator may give them. */
    private record Settings(List<RoleMapping> mappings, List<String> roleClaims) implements OidcSettings {

        @Override
        public Optional<List<RoleMapping>> roles() {
            return Optional.of(mappings);
        }

        @Override
        public List<String> nameClaims() {
            return List.of("preferred_username", "sub");
        }
    }
}
