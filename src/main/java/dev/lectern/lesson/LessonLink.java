package dev.lectern.lesson;

/**
 * Another lesson, or a module, to go to.
 *
 * @param slug its address in the course
 * @param title its title
 */
public record LessonLink(String slug, String title) {}
