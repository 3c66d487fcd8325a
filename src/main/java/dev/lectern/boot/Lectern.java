package dev.lectern.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process: a datasource first, then Quarkus over it. PostgreSQL starts while Quarkus does. */
@QuarkusMain
public final class Lectern {

    private static volatile EmbeddedPostgresServer server;

    Lectern() {}

    public static void main(String... args) {
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
        } catch (EmbeddedPostgresException failure) {
            tell(failure);
            // Not exit: shutdown hooks would wait for a start that waits for this.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void tell(EmbeddedPostgresException failure) {
        // Told on the console: there is no logging before Quarkus runs, and the message says what to do.
        System.err.println("Lectern did not start: " + failure.getMessage());
    }
}
