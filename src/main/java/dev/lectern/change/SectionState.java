package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/**
 * A section of a lesson that is not the same in both releases.
 *
 * @param parent id of the section it stands under, of the lesson when there is none
 * @param markup the heading as it was written
 * @param digest of its own Markdown, in hexadecimal
 */
record SectionState(
        LessonState lesson,
        UUID id,
        UUID parent,
        int position,
        int level,
        String anchor,
        String heading,
        String markup,
        String digest)
        implements State {

    @Override
    public ItemType type() {
        return ItemType.SECTION;
    }

    @Override
    public Place place(boolean removed) {
        return new Place(lesson.sortKey(), type(), removed, position, id.toString());
    }

    @Override
    public Edition edition(ReleasePoint at) {
        return Edition.byId(
                "sections", id, at, lesson.slug(), lesson.id(), lesson.path(), anchor, null, heading, digest);
    }

    boolean hasNameOf(SectionState other) {
        return anchor.equals(other.anchor) && heading.equals(other.heading);
    }
}
