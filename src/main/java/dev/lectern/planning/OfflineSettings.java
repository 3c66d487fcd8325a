package dev.lectern.planning;

import dev.lectern.source.SourceLimits;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of an ingestion as the service would read them, without the service: system properties, environment
 * variables, and {@code config/application.properties} in the working directory.
 */
record OfflineSettings(SourceLimits source, ParsingSettings parsing) {

    private static final Path FILE = Path.of("config", "application.properties");

    /** As Quarkus ranks that file: below environment variables, which have 300. */
    private static final int RANK_OF_FILE = 260;

    private static final int PRIORITY = 200;

    /** Throws an {@link IllegalArgumentException} where a setting has no valid value. */
    static OfflineSettings read() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withMapping(SourceLimits.class)
                .withMapping(ParsingSettings.class);
        if (Files.isRegularFile(FILE)) {
            builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), RANK_OF_FILE));
        }
        try {
            SmallRyeConfig config = builder.build();
            return new OfflineSettings(
                    config.getConfigMapping(SourceLimits.class), config.getConfigMapping(ParsingSettings.class));
        } catch (ConfigValidationException e) {
            throw new IllegalArgumentException(e.getProblem(0).getMessage(), e);
        }
    }
}
