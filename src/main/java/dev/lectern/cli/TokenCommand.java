package dev.lectern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lectern.diagnostic.TerminalText;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Issues, lists and revokes the tokens of a service. */
@Command(
        name = "token",
        header = "Issues, lists and revokes bearer tokens.",
        description = {"", "Needs a token with the scope admin, such as the LECTERN_ADMIN_TOKEN of the service.", ""},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:the command was not given as above",
            "3:the service could not be reached, or refused"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  LECTERN_TOKEN   the bearer token of whoever gives the command",
            "",
            "Examples:",
            "  @|bold token create --to https://lectern.example --name ci --scope ingest --course rust|@",
            "  @|bold token list --to https://lectern.example|@",
            "  @|bold token revoke --to https://lectern.example 0b8f5f0e-5a4e-4b0e-9d57-3f0f6d8f1c11|@"
        })
final class TokenCommand implements Runnable {

    @ParentCommand
    Commands commands;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: create, list or revoke");
    }

    @Command(
            name = "create",
            header = "Issues a token, and writes it to the standard output, this once.",
            sortOptions = false,
            mixinStandardHelpOptions = true)
    int create(
            @Mixin ServiceOptions service,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whom or what it is for.")
                    String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "What it is good for: read, preview, ingest or admin; several with commas.")
                    List<String> scopes,
            @Option(
                            names = "--course",
                            split = ",",
                            paramLabel = "COURSE",
                            description = "The only courses it is good for. Without it, all.")
                    List<String> courses,
            @Option(
                            names = "--expires-at",
                            paramLabel = "TIME",
                            description = "When it ends, like 2027-01-31T12:00:00Z. Without it, never.")
                    OffsetDateTime expiresAt)
            throws Refusal, InterruptedException {
        ObjectNode body = new ObjectMapper().createObjectNode().put("name", name);
        scopes.forEach(body.putArray("scopes")::add);
        if (courses != null) {
            courses.forEach(body.putArray("courses")::add);
        }
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt.toInstant().toString());
        }
        ServiceClient client = service.client(commands.shell());
        JsonNode issued = client.once(client.request("/tokens")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
        err().printf("Token %s was issued; it is shown this once:%n", TerminalText.of(text(issued, "id")));
        out().println(TerminalText.of(text(issued, "token")));
        return Exit.SUCCEEDED;
    }

    @Command(name = "list", header = "Lists tokens, the latest first.", mixinStandardHelpOptions = true)
    int list(@Mixin ServiceOptions service) throws Refusal, InterruptedException {
        ServiceClient client = service.client(commands.shell());
        String cursor = "";
        do {
            JsonNode page = client.repeatable(
                    client.request("/tokens?limit=100" + cursor).build());
            page.path("items").forEach(token -> out().println(TerminalText.of(line(token))));
            String next = page.path("next").asText("");
            cursor = page.path("next").isTextual() ? "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8) : "";
        } while (!cursor.isEmpty());
        return Exit.SUCCEEDED;
    }

    @Command(
            name = "revoke",
            header = "Revokes a token, which is good for nothing from then on.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "The id of the token, as list has it.") UUID id)
            throws Refusal, InterruptedException {
        ServiceClient client = service.client(commands.shell());
        client.repeatable(client.request("/tokens/" + id).DELETE().build());
        err().printf("Token %s is revoked%n", id);
        return Exit.SUCCEEDED;
    }

    /** Id, name, scopes and courses, and what else there is to say. */
    private static String line(JsonNode token) {
        String courses = token.path("courses").isArray() ? texts(token.path("courses")) : "all courses";
        StringBuilder line = new StringBuilder("%s  %s  %s  %s"
                .formatted(text(token, "id"), text(token, "name"), texts(token.path("scopes")), courses));
        if (token.hasNonNull("expiresAt")) {
            line.append("  expires ").append(text(token, "expiresAt"));
        }
        if (token.hasNonNull("lastUsedAt")) {
            line.append("  last used ").append(text(token, "lastUsedAt"));
        }
        if (token.hasNonNull("revokedAt")) {
            line.append("  revoked ").append(text(token, "revokedAt"));
        }
        return line.toString();
    }

    private static String texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    private PrintWriter out() {
        return commands.shell().out();
    }

    private PrintWriter err() {
        return commands.shell().err();
    }
}
