package dev.lectern.ingestion;

import dev.lectern.planning.ContentFacts;
import dev.lectern.planning.ContentLinks;
import dev.lectern.planning.ParsedContent;
import dev.lectern.planning.PlanStorage;
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
    public Map<String, ContentFacts> find(Collection<String> digests) {
        try {
            return contents.find(digests);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void save(Collection<ParsedContent> parsed, String textSearch) {
        try {
            contents.save(parsed, textSearch);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public ContentLinks links(Collection<String> digests) {
        try {
            return links.find(digests);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException cause) {
        return new IllegalStateException("the database failed while a release was planned", cause);
    }
}
