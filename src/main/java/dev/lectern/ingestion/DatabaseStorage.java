package dev.lectern.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Keeps everything in PostgreSQL, under its digest, for the release that is planned and for all that come. */
@ApplicationScoped
class DatabaseStorage implements PlanStorage {

    private final ContentStore contents;
    private final LinkRows links;

    DatabaseStorage(ContentStore contents, LinkRows links) {
        this.contents = contents;
        this.links = links;
    }

    @Override
    public Map<String, ContentFacts> find(Collection<String> digests) throws SQLException {
        return contents.find(digests);
    }

    @Override
    public void save(Collection<ContentStore.Parsed> parsed, String textSearch) throws SQLException {
        contents.save(parsed, textSearch);
    }

    @Override
    public LinkRows.Found links(Collection<String> digests) throws SQLException {
        return links.find(digests);
    }
}
