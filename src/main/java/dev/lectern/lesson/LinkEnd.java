package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link leads to in the release that is read. {@code lesson} is null where it is an asset, {@code asset} where it is
 * a lesson, and {@code section} where it is a lesson as a whole or names no section of it.
 *
 * @param from the lesson that the link stands in
 * @param anchor of the section, what an asset's address ends in, or empty
 */
record LinkEnd(UUID from, int number, UUID lesson, String slug, UUID section, String anchor, String asset) {

    /** Its address. A place in the same lesson has one that works wherever the lesson is shown. */
    String href(ReleasePoint at) {
        String fragment = anchor.isEmpty() ? "" : ReleasePoint.fragment(anchor);
        if (asset != null) {
            return at.assetAddress(asset) + fragment;
        }
        if (lesson.equals(from) && !anchor.isEmpty()) {
            return fragment;
        }
        return at.address(lesson, slug, Optional.ofNullable(section), anchor);
    }
}
