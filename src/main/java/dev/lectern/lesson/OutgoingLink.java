package dev.lectern.lesson;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link or an image of a lesson. Addresses that are links by themselves are not listed.
 *
 * @param number counts the lesson's links from 1
 * @param kind {@code link} or {@code image}
 * @param state where it leads: {@code resolved} to a lesson, {@code asset} to a file, {@code external} out of the course,
 *     or {@code broken}
 * @param url as its author wrote it
 * @param href as it is in the bodies of this release
 * @param text what a reader sees of it; the alternative text of an image
 * @param section the section it stands in
 * @param lesson the lesson it leads to, null when it leads to none
 * @param target the section of that lesson it leads to, null for the lesson as a whole and for one that is not there
 * @param asset path of the asset it leads to, null when it leads to none
 * @param line line of the source file that its destination is written on
 * @param column column there
 */
public record OutgoingLink(
        int number,
        @Schema(enumeration = {"link", "image"}) String kind,

        @Schema(enumeration = {"resolved", "asset", "external", "broken"})
        String state,

        String url,
        String href,
        String text,
        SectionReference section,
        @Schema(nullable = true) LessonReference lesson,
        @Schema(nullable = true) SectionReference target,
        @Schema(nullable = true) String asset,
        int line,
        int column) {

    /** Where a link leads. */
    enum State {
        RESOLVED,
        ASSET,
        EXTERNAL,
        BROKEN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
