package dev.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a command, as a shell starts it. */
class CommandProcessTest {

    @TempDir
    Path working;

    @Test
    void lintStartsNeitherTheServiceNorPostgres() throws IOException, InterruptedException {
        Files.writeString(
                Files.createDirectory(working.resolve("course")).resolve("a.md"), "# \u00c4\n\n[x](\u00e4.md)\n");
        Ended ended = run("", "lint", "course");
        assertThat(ended.text())
                .contains("course/a.md:3:5: warning: The link '\u00e4.md' leads to no lesson")
                .doesNotContain("Quarkus", "INFO");
        assertThat(ended.exit()).isZero();
        try (Stream<Path> left = Files.list(working)) {
            assertThat(left).containsExactly(working.resolve("course"));
        }
    }

    @Test
    void limitsAreThoseOfTheEnvironmentAndOfTheConfigurationFile() throws IOException, InterruptedException {
        Files.writeString(Files.createDirectory(working.resolve("course")).resolve("a.md"), "# A long heading\n");
        assertThat(run("LECTERN_SOURCE_MAX_FILE_SIZE=5", "lint", "course").text())
                .contains("[file-too-large]");
        Files.writeString(
                Files.createDirectory(working.resolve("config")).resolve("application.properties"),
                "lectern.parsing.max-headings=1\nlectern.source.max-file-size=5\n");
        assertThat(run("", "lint", "course").text()).contains("[file-too-large]");
        assertThat(run("LECTERN_SOURCE_MAX_FILE_SIZE=5M", "lint", "course").exit())
                .isZero();
        Ended wrong = run("LECTERN_SOURCE_MAX_FILE_SIZE=huge", "lint", "course");
        assertThat(wrong.text()).contains("a setting can't be read", "huge");
        assertThat(wrong.exit()).isEqualTo(2);
    }

    private record Ended(int exit, String text) {}

    /** @param variable an environment variable with its value; empty for none */
    private Ended run(String variable, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Lectern.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("lectern-command", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(working.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (!variable.isEmpty()) {
            builder.environment().put(variable.split("=")[0], variable.split("=")[1]);
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
