package dev.lectern.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** A JVM of its own that runs an embedded PostgreSQL until it is killed. */
final class PostgresProcess implements AutoCloseable {

    private final Process process;
    private final String firstLine;

    private PostgresProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Starts it, and waits until it has told the outcome. */
    static PostgresProcess over(PostgresFolder folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresProcess.class.getName(),
                        folder.root().toString(),
                        folder.binaries().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()));
        return new PostgresProcess(process, String.valueOf(output.readLine()));
    }

    /** The first line it wrote: {@code started}, or why it did not. */
    String outcome() {
        return firstLine;
    }

    long pid() {
        return process.pid();
    }

    /** Kills the JVM as {@code kill -9} does, and leaves PostgreSQL behind. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends the JVM, which stops PostgreSQL first. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    public static void main(String... args) throws InterruptedException {
        try {
            PostgresFolder folder = new PostgresFolder(Path.of(args[0]), Path.of(args[1]));
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("started");
            Thread.sleep(Long.MAX_VALUE);
        } catch (EmbeddedPostgresException e) {
            System.out.println(e.getMessage());
        }
    }
}
