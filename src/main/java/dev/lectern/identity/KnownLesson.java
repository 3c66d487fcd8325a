package dev.lectern.identity;

import java.util.UUID;

/**
 * An identity that a lesson has or had, perhaps in another course.
 *
 * @param authorId the id its author gave it, empty when none
 */
public record KnownLesson(UUID id, String authorId, UUID course) {}
