package dev.lectern.ingestion;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Where planning keeps what it reads, and finds what was read before. Safe for several threads. */
interface PlanStorage {

    /** What is known of the contents with these digests, by digest. */
    Map<String, ContentFacts> find(Collection<String> digests) throws SQLException;

    /** Keeps contents that were not known. */
    void save(Collection<ContentStore.Parsed> contents, String textSearch) throws SQLException;

    /** The links and anchors of the contents with these digests, which are known. */
    LinkRows.Found links(Collection<String> digests) throws SQLException;
}
