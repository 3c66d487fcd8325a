package dev.lectern.planning;

/**
 * A file that lessons refer to.
 *
 * @param path from the course's root
 * @param digest SHA-256 of its bytes, in hexadecimal
 */
public record PlannedAsset(String path, String digest, String mediaType) {}
