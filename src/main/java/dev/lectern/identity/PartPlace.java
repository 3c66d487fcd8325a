package dev.lectern.identity;

/** A section or code block of a content, by position or number. */
public record PartPlace(String content, int position) {}
