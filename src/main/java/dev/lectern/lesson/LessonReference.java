package dev.lectern.lesson;

import java.util.UUID;

/**
 * The lesson that a section or code block stands in.
 *
 * @param id stable id of the lesson
 * @param course slug of its course
 * @param slug its address in the course
 * @param title its title
 */
public record LessonReference(UUID id, String course, String slug, String title) {}
