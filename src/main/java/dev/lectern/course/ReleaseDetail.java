package dev.lectern.course;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One release of a course.
 *
 * @param number counts the course's releases from 1
 * @param publishedAt when it was made
 * @param digest SHA-256 over everything in it, in hexadecimal
 * @param current whether it is the one that readers see
 * @param title the course's title in it
 * @param moduleCount modules at any depth
 * @param lessonCount lessons
 * @param sectionCount sections of all lessons
 * @param codeBlockCount code blocks of all lessons
 * @param assetCount files that the lessons refer to
 * @param wordCount words of prose
 * @param estimatedMinutes the lessons' minutes added up
 */
@Schema(name = "Release")
public record ReleaseDetail(
        int number,
        Instant publishedAt,
        String digest,
        boolean current,
        String title,
        int moduleCount,
        int lessonCount,
        int sectionCount,
        int codeBlockCount,
        int assetCount,
        int wordCount,
        int estimatedMinutes) {}
