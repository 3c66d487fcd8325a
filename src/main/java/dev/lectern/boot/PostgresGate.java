package dev.lectern.boot;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Holds back the migrations, which are the first to use the database, until the embedded PostgreSQL is ready. */
@Singleton
class PostgresGate implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        Lectern.awaitPostgres();
    }
}
