package dev.lectern.boot;

import io.quarkus.dev.appstate.ApplicationStateNotification;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/** Points Quarkus's datasource to an embedded PostgreSQL where no other one is configured. */
public final class EmbeddedDatasource {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private EmbeddedDatasource() {}

    /**
     * Begins to start the embedded PostgreSQL as the settings say, unless the datasource has a URL already.
     *
     * @return the server that this call begins to start; empty where there is an outside database, or where an
     *     earlier call in this JVM started one
     */
    public static Optional<EmbeddedPostgresServer> provide() throws EmbeddedPostgresException {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        if (config.getOptionalValue(URL, String.class).isPresent()) {
            return Optional.empty();
        }
        EmbeddedPostgresSettings settings = settings(config);
        return Optional.of(start(settings.directory(), settings.port()));
    }

    private static EmbeddedPostgresSettings settings(SmallRyeConfig config) throws EmbeddedPostgresException {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources((ConfigSourceProvider) loader -> config.getConfigSources())
                    .withMapping(EmbeddedPostgresSettings.class)
                    .build()
                    .getConfigMapping(EmbeddedPostgresSettings.class);
        } catch (ConfigValidationException e) {
            throw new EmbeddedPostgresException(e.getProblem(0).getMessage(), e);
        }
    }

    private static EmbeddedPostgresServer start(String directory, int port) throws EmbeddedPostgresException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.begin(path(directory), port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterQuarkus(server), "postgres-shutdown"));
        // System properties outlive the class loaders of a live reload, whose next main finds the URL set and
        // goes on with the server that runs.
        System.setProperty(URL, server.jdbcUrl());
        System.setProperty(USERNAME, server.username());
        System.setProperty(PASSWORD, server.password());
        return server;
    }

    private static Path path(String directory) throws EmbeddedPostgresException {
        try {
            return Path.of(directory);
        } catch (InvalidPathException e) {
            throw new EmbeddedPostgresException(
                    "LECTERN_POSTGRES_DIRECTORY '%s' is no path that this JVM can name: %s. For letters beyond ASCII it needs a UTF-8 locale, such as LC_ALL=C.UTF-8"
                            .formatted(directory, e.getReason()));
        }
    }

    private static void closeAfterQuarkus(EmbeddedPostgresServer server) {
        server.expectEnd();
        // Shutdown hooks run side by side: without waiting, requests in flight would lose their connections. An
        // application that failed to start may never say that it has stopped.
        Thread stop = new Thread(ApplicationStateNotification::waitForApplicationStop, "application-stop");
        stop.setDaemon(true);
        stop.start();
        try {
            stop.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
