package dev.lectern.boot;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A program that ran to its end.
 *
 * @param exitCode 0 where it succeeded
 * @param output what it wrote, errors included
 */
record ProgramRun(int exitCode, String output) {

    private static final Pattern ERROR = Pattern.compile("(?i)\\b(error|fatal|panic):");

    /**
     * Runs {@code command} with {@code input} to read.
     *
     * @throws IOException where the program cannot be started
     */
    static ProgramRun of(List<String> command, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // A PGPORT or PGDATA meant for another PostgreSQL on this machine must not reach ours; and initdb, without
        // TZ, searches the whole time zone database for the one of this machine.
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading all of it, and its exit code says why.
        }
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        try {
            return new ProgramRun(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.get(0) + " ran");
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /** The last line that names an error, else the last line of all. */
    String complaint() {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> ERROR.matcher(line).find())
                .reduce((first, second) -> second)
                .or(() -> lines.stream().reduce((first, second) -> second))
                .orElse("exit code " + exitCode);
    }
}
