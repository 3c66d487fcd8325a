package dev.lectern.course;

/**
 * How much there is in a release.
 *
 * @param minutes of all lessons, added up
 */
public record Totals(int lessons, int sections, int codeBlocks, int assets, int words, int minutes) {}
