package dev.lectern.lesson;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link that leads to a lesson from another one of the course.
 *
 * @param lesson the lesson it stands in
 * @param section the section it stands in
 * @param number counts that lesson's links from 1
 * @param text what a reader sees of it
 * @param url as its author wrote it
 * @param target the section it leads to, null for the lesson as a whole and for one that is not there
 * @param line line of the source file that its destination is written on
 */
public record Backlink(
        LessonReference lesson,
        SectionReference section,
        int number,
        String text,
        String url,
        @Schema(nullable = true) SectionReference target,
        int line) {}
