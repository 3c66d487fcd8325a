package dev.lectern.ingestion;

import dev.lectern.http.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.sql.DataSource;

/** Keeps the bytes of assets under their digest. They are only ever added: whatever is there already is the same. */
@ApplicationScoped
class AssetStore {

    private static final String KNOWN = "select digest from asset_content where digest = any (?)";

    private static final String INSERT =
            "insert into asset_content (digest, size, bytes) values (?, ?, ?) on conflict do nothing";

    private final DataSource database;

    AssetStore(DataSource database) {
        this.database = database;
    }

    /** Those of {@code digests} that are kept. */
    Set<String> known(Collection<String> digests) throws SQLException {
        Set<String> known = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea",
                            digests.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(Digests.hex(row.getBytes("digest")));
                }
            }
        }
        return known;
    }

    /** Adds {@code bytes}. */
    void save(String digest, byte[] bytes) throws SQLException {
        try (Connection connection = database.getConnection();
                Batch batch = new Batch(connection, INSERT)) {
            batch.bytes(HexFormat.of().parseHex(digest))
                    .number(bytes.length)
                    .bytes(bytes)
                    .add();
        }
    }
}
