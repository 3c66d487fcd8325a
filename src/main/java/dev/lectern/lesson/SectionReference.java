package dev.lectern.lesson;

import java.util.UUID;

/**
 * A section that a link stands in or leads to.
 *
 * @param id stable id of the section
 * @param anchor its anchor in the lesson; empty for the text before the first heading
 */
public record SectionReference(UUID id, String anchor) {}
