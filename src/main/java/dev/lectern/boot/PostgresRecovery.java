package dev.lectern.boot;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;

/** What the service does when its embedded PostgreSQL is back, or can't be brought back. */
final class PostgresRecovery implements ServerWatch.Watcher {

    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    /** No request is to find out that a connection is one to the server that ended. */
    @Override
    public void restarted() {
        ArcContainer container = Arc.container();
        if (container != null && container.isRunning()) {
            container.select(AgroalDataSource.class).get().flush(AgroalDataSource.FlushMode.INVALID);
        }
    }

    /** Ends the process, for a supervisor to start it again: without its database it is of no use to anybody. */
    @Override
    public void lost() {
        Quarkus.asyncExit(1);
        Thread last = new Thread(PostgresRecovery::insist, "postgres-lost");
        last.setDaemon(true);
        last.start();
    }

    /** What waits for the database may keep the process from ending as it should. */
    private static void insist() {
        try {
            Thread.sleep(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
