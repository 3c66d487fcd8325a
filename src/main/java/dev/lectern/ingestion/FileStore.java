package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import dev.lectern.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Keeps the bytes of files under their digest, in hexadecimal. Whatever is there already is the same. */
@ApplicationScoped
class FileStore {

    /** How long a file that nothing names yet can be relied on, once {@link #use} has found it. */
    static final Duration RELIED_ON = Duration.ofHours(12);

    private static final Duration NOTED = Duration.ofHours(1);

    /** Locked in one order, so that two who need the same wait for one another, and not each for the other. */
    private static final String NOTE = """
            update file_content c set used_at = ?
            from (select digest from file_content where digest = any (?) and used_at < ? order by digest for update) due
            where c.digest = due.digest
            """;

    private static final String KNOWN = "select digest from file_content where digest = any (?)";

    private static final String READ = "select digest, bytes from file_content where digest = any (?)";

    private static final String INSERT = """
            insert into file_content (digest, size, bytes, used_at) values (?, ?, ?, ?)
            on conflict (digest) do update set used_at = excluded.used_at
            """;

    private final DataSource database;
    private final Clock clock;

    FileStore(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of {@code digests} that are kept, and will be for the time of {@link #RELIED_ON}. */
    Set<String> use(Collection<String> digests) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = clock.instant();
            Sql.update(connection, NOTE, now, Sql.digests(connection, digests), now.minus(NOTED));
            return new HashSet<>(Sql.rows(
                    connection, KNOWN, row -> Digests.hex(row.getBytes("digest")), Sql.digests(connection, digests)));
        }
    }

    /** The bytes of those of {@code digests} that are kept. */
    Map<String, byte[]> bytes(Collection<String> digests) throws SQLException {
        Map<String, byte[]> bytes = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.rows(
                    connection,
                    READ,
                    row -> bytes.put(Digests.hex(row.getBytes("digest")), row.getBytes("bytes")),
                    Sql.digests(connection, digests));
        }
        return bytes;
    }

    /** Keeps files by their digests. */
    void save(Map<String, byte[]> files) throws SQLException {
        try (Connection connection = database.getConnection();
                Batch batch = new Batch(connection, INSERT)) {
            // In one order, so that two who keep the same files wait for one another, and not each for the other.
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                batch.bytes(HexFormat.of().parseHex(file.getKey()))
                        .number(file.getValue().length)
                        .bytes(file.getValue())
                        .time(clock.instant())
                        .add();
            }
        }
    }
}
