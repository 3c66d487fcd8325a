package dev.lectern.lesson;

/**
 * The lines of another file of the course that code was taken from.
 *
 * @param file path of the file in the course
 * @param startLine first line shown
 * @param endLine last line shown
 */
public record CodeSource(String file, int startLine, int endLine) {}
