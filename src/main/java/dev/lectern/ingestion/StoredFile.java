package dev.lectern.ingestion;

/**
 * A file that is kept.
 *
 * @param path from the course's root
 * @param digest SHA-256 of its bytes, in hexadecimal
 * @param size in bytes
 */
record StoredFile(String path, String digest, long size) {}
