package dev.lectern.ingestion;

import java.sql.Connection;

/**
 * An ingestion ends: fired as a synchronous CDI event inside of the transaction that writes the end, and the release with it
 * where there is one. What an observer writes through the connection is there if and only if the ingestion has ended so; an
 * observer that throws takes the end back.
 *
 * @param connection of that transaction, which is not the observer's to commit or close
 * @param ended how it ended
 */
public record IngestionEnded(Connection connection, Ingestion ended) {}
