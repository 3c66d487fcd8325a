package dev.lectern.ingestion;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What publishing would change for readers who kept addresses of the current release. Whatever vanishes can still be read
 * with {@code release=} and the number of that release. Every list is in course order, and empty where nothing changes so.
 *
 * @param comparedTo number of the current release; null when readers have none yet
 * @param lessonsRemoved lessons whose addresses would be answered with 410
 * @param lessonsMoved lessons whose addresses would be answered with 308
 * @param addressesTaken addresses that would lead to another lesson than they do now
 * @param sectionsRemoved sections that would vanish from lessons that stay
 * @param anchorsChanged sections that would have another anchor, or stand in another lesson
 * @param linksBroken links of lessons that work now and would not any more
 * @param redirectsBroken former addresses that lead to a lesson now and would be answered with 410
 * @param assetsRemoved paths of assets that would vanish
 * @param truncated whether there is more than the lists have, which hold 1,000 items each at most
 */
public record ReaderImpact(
        @Schema(nullable = true) Integer comparedTo,
        List<Removed> lessonsRemoved,
        List<Moved> lessonsMoved,
        List<Taken> addressesTaken,
        List<RemovedSection> sectionsRemoved,
        List<ChangedAnchor> anchorsChanged,
        List<BrokenLink> linksBroken,
        List<BrokenRedirect> redirectsBroken,
        List<String> assetsRemoved,
        boolean truncated) {

    /** Of a course that readers have no release of. */
    static final ReaderImpact NONE = new ReaderImpact(
            null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public ReaderImpact {
        lessonsRemoved = List.copyOf(lessonsRemoved);
        lessonsMoved = List.copyOf(lessonsMoved);
        addressesTaken = List.copyOf(addressesTaken);
        sectionsRemoved = List.copyOf(sectionsRemoved);
        anchorsChanged = List.copyOf(anchorsChanged);
        linksBroken = List.copyOf(linksBroken);
        redirectsBroken = List.copyOf(redirectsBroken);
        assetsRemoved = List.copyOf(assetsRemoved);
    }

    /**
     * A lesson that would be gone.
     *
     * @param lesson its slug
     * @param title its title
     */
    @Schema(name = "ImpactLessonRemoved")
    public record Removed(String lesson, String title) {}

    /**
     * A lesson with another address.
     *
     * @param from its slug now
     * @param to its slug then
     */
    @Schema(name = "ImpactLessonMoved")
    public record Moved(String from, String to) {}

    /**
     * An address of another lesson.
     *
     * @param lesson the slug
     * @param from title of the lesson that it leads to now
     * @param to title of the lesson that it would lead to
     */
    @Schema(name = "ImpactAddressTaken")
    public record Taken(String lesson, String from, String to) {}

    /**
     * A section that would be gone.
     *
     * @param lesson slug of its lesson, as it is now
     * @param anchor its anchor; empty for the text before the first heading
     * @param heading its heading, as plain text
     */
    @Schema(name = "ImpactSectionRemoved")
    public record RemovedSection(String lesson, String anchor, String heading) {}

    /**
     * A section with another anchor.
     *
     * @param lesson slug of its lesson, as it is now
     * @param from its anchor now
     * @param toLesson slug of the lesson that it would stand in
     * @param to its anchor then
     */
    @Schema(name = "ImpactAnchorChanged")
    public record ChangedAnchor(String lesson, String from, String toLesson, String to) {}

    /**
     * A link that would lead nowhere.
     *
     * @param file path of the file that it stands in
     * @param line its line there, 1-based
     * @param url as it is written
     */
    @Schema(name = "ImpactLinkBroken")
    public record BrokenLink(String file, int line, String url) {}

    /**
     * A redirect to a lesson that would be gone.
     *
     * @param from the former slug, or the alias
     * @param lesson slug of the lesson that it leads to now
     */
    @Schema(name = "ImpactRedirectBroken")
    public record BrokenRedirect(String from, String lesson) {}
}
