package dev.lectern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator sees of {@code token}. */
class TokenCommandTest {

    private static final String ID = "f87d6e19-8b4c-48c4-b829-c3641062eb4a";

    private final ScriptedService service = new ScriptedService();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void issuedTokenAloneIsOnTheStandardOutput() throws IOException {
        service.answers(201, "{\"id\": \"%s\", \"token\": \"lectern_new\"}".formatted(ID));
        assertThat(token(
                        "create",
                        "--name",
                        "ci",
                        "--scope",
                        "read,ingest",
                        "--course",
                        "rust",
                        "--expires-at",
                        "2027-01-31T12:00:00+01:00"))
                .isZero();
        assertThat(out).hasToString("lectern_new" + System.lineSeparator());
        ScriptedService.Request request = service.requests().get(0);
        assertThat(request.address()).isEqualTo("/api/v1/tokens");
        assertThat(request.header("Authorization")).isEqualTo("Bearer lectern_admin");
        assertThat(new ObjectMapper().readTree(request.body())).isEqualTo(new ObjectMapper().readTree("""
                                        {"name": "ci", "scopes": ["read", "ingest"], "courses": ["rust"],
                                         "expiresAt": "2027-01-31T11:00:00Z"}"""));
    }

    @Test
    void tokenIsNotIssuedTwiceWhenTheConnectionIsLost() {
        service.breaksOff();
        assertThat(token("create", "--name", "ci", "--scope", "ingest")).isEqualTo(3);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void listHasAllPages() {
        service.answers(200, """
                        {"items": [{"id": "1", "name": "ci\\n", "scopes": ["ingest"], "courses": ["rust"],
                          "expiresAt": "2027-01-31T11:00:00Z", "lastUsedAt": null}], "next": "a b"}""").answers(200, """
                        {"items": [{"id": "2", "name": "ops", "scopes": ["read", "admin"], "courses": null}], "next": null}""");
        assertThat(token("list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "1  ci\uFFFD  ingest  rust  expires 2027-01-31T11:00:00Z", "2  ops  read,admin  all courses");
        assertThat(service.requests().get(1).address()).isEqualTo("/api/v1/tokens?limit=100&cursor=a+b");
    }

    @Test
    void tokenIsRevokedByItsId() {
        service.answers(204, "");
        assertThat(token("revoke", ID)).isZero();
        assertThat(service.requests().get(0).method()).isEqualTo("DELETE");
        assertThat(service.requests().get(0).address()).isEqualTo("/api/v1/tokens/" + ID);
        assertThat(token("revoke", "../courses/rust")).isEqualTo(2);
    }

    @Test
    void commandThatIsNotWholeTeaches() {
        assertThat(Commands.run(new String[] {"token"}, shell())).isEqualTo(2);
        assertThat(err).asString().contains("create, list or revoke", "Examples:", "LECTERN_TOKEN");
    }

    private int token(String... arguments) {
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--to", service.url()));
        return Commands.run(all.toArray(String[]::new), shell());
    }

    private Shell shell() {
        return new Shell(Map.of("LECTERN_TOKEN", "lectern_admin"), false, new PrintWriter(out), new PrintWriter(err));
    }
}
