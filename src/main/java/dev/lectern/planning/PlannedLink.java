package dev.lectern.planning;

/**
 * What a link of a lesson leads to in the release that is being planned.
 *
 * @param number of the link in its lesson
 * @param lesson path of a lesson; empty where it leads to an asset
 * @param asset path of an asset; empty where it leads to a lesson
 * @param anchor of a section of the lesson, as it is there; what an asset's address ends in; empty for none. An anchor
 *     that the lesson does not have is kept as it was written.
 */
public record PlannedLink(int number, String lesson, String asset, String anchor) {

    public PlannedLink {
        if (lesson.isEmpty() == asset.isEmpty()) {
            throw new IllegalArgumentException(
                    "link %d leads to one thing, not to '%s' and '%s'".formatted(number, lesson, asset));
        }
    }
}
