package dev.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the embedded PostgreSQL is told at each start, for a machine of two cores and a gigabyte or two. */
final class ServerConfiguration {

    /** Its name in the data folder; {@code postgresql.conf} includes it. */
    static final String FILE = "lectern.conf";

    private static final String TEXT = """
            # Written by Lectern at each start. Settings of your own go to the end of postgresql.conf.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            port = %d

            shared_buffers = 192MB
            effective_cache_size = 768MB
            work_mem = 16MB
            maintenance_work_mem = 128MB
            random_page_cost = 1.1

            # A committed release outlives a power cut.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # No replicas: less is written, and big loads need not pass through the log.
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = 1GB
            checkpoint_timeout = 15min

            # Parallel workers share memory in /dev/shm, of which a container has 64 MB.
            max_parallel_workers_per_gather = 0
            max_parallel_maintenance_workers = 0
            # Compiling a query costs more than the short ones here take.
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            log_checkpoints = off
            """;

    private ServerConfiguration() {}

    /** Writes the configuration into the folder {@code data}. */
    static void write(Path data, int port) throws IOException {
        Files.writeString(data.resolve(FILE), TEXT.formatted(port));
    }
}
