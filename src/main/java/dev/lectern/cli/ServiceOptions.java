package dev.lectern.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The service that a command speaks to, and as whom. */
final class ServiceOptions {

    private static final String TOKEN = "LECTERN_TOKEN";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The service: https://lectern.example, without /api.")
    URI service;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds the bearer token, instead of the environment variable " + TOKEN + ".")
    Path tokenFile;

    /** A client for it. Tokens are never arguments, which every process of the machine can read. */
    ServiceClient client(Shell shell) throws Refusal {
        String scheme = service.getScheme();
        if (service.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new Refusal(
                    Exit.USAGE, "--to '%s' is no address; give one like https://lectern.example".formatted(service));
        }
        return new ServiceClient(service, token(shell));
    }

    private String token(Shell shell) throws Refusal {
        String token = shell.environment().getOrDefault(TOKEN, "").strip();
        if (tokenFile != null) {
            try {
                token = Files.readString(tokenFile).strip();
            } catch (IOException e) {
                throw new Refusal(Exit.USAGE, "the token file %s can't be read: %s".formatted(tokenFile, e));
            }
            if (token.isEmpty()) {
                throw new Refusal(Exit.USAGE, "the token file %s is empty".formatted(tokenFile));
            }
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new Refusal(Exit.USAGE, "the token holds characters that no token has; is it another file?");
        }
        return token;
    }
}
