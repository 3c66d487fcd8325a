package dev.lectern.planning;

/** A link that stays in the course, and where its destination stands in the file. */
public record ContentLink(int number, boolean image, String url, int line, int column, int endLine, int endColumn) {}
