package dev.lectern.boot;

import dev.lectern.cli.Commands;
import dev.lectern.cli.Shell;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The process: a command, which needs neither, or the service: a datasource first, then Quarkus over it. PostgreSQL starts
 * while Quarkus does.
 */
@QuarkusMain
public final class Lectern {

    private static volatile EmbeddedPostgresServer server;

    Lectern() {}

    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(Commands.run(
                    args,
                    new Shell(System.getenv(), isTerminal(), writer(FileDescriptor.out), writer(FileDescriptor.err))));
        }
        ClassPreloading.begin();
        try {
            EmbeddedDatasource.provide().ifPresent(begun -> server = begun);
        } catch (EmbeddedPostgresException failure) {
            tell(failure);
            System.exit(1);
        }
        Quarkus.run(args);
    }

    /** Waits for the embedded PostgreSQL, if this process has one; ends the process where it does not start. */
    static void awaitPostgres() {
        if (server == null) {
            return;
        }
        try {
            server.await();
            server.watch(new PostgresRecovery());
        } catch (EmbeddedPostgresException failure) {
            tell(failure);
            // Not exit: shutdown hooks would wait for a start that waits for this.
            Runtime.getRuntime().halt(1);
        }
    }

    /** Whether somebody watches: up to Java 21 there is a console only then, and from Java 22 on it can be asked. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /**
     * In UTF-8, whatever the system's encoding: what is written is read by tools too. Not over {@link System#out}, which keeps to
     * itself what could not be written.
     */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }

    private static void tell(EmbeddedPostgresException failure) {
        // Told on the console: there is no logging before Quarkus runs, and the message says what to do.
        System.err.println("Lectern did not start: " + failure.getMessage());
    }
}
