package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL's own programs.
 *
 * @param directory the folder with {@code bin}
 * @param account who they run as
 */
record PostgresPrograms(Path directory, PostgresAccount account) {

    /** Runs {@code program} to its end, with {@code input} to read. */
    ProgramRun run(String program, String input, List<String> arguments) throws EmbeddedPostgresException {
        String path = directory.resolve("bin").resolve(program).toString();
        try {
            return ProgramRun.of(
                    Stream.of(account.prefix(), List.of(path), arguments)
                            .flatMap(List::stream)
                            .toList(),
                    input);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("%s cannot be run: %s".formatted(path, e.getMessage()), e);
        }
    }
}
