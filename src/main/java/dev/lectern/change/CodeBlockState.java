package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/**
 * A code block of a lesson that is not the same in both releases.
 *
 * @param section id of the section it stands in
 * @param anchor anchor of that section
 * @param digest of its code, in hexadecimal
 */
record CodeBlockState(
        LessonState lesson,
        UUID id,
        UUID section,
        int number,
        String anchor,
        String language,
        String info,
        String title,
        String digest)
        implements State {

    @Override
    public ItemType type() {
        return ItemType.CODE_BLOCK;
    }

    @Override
    public Place place(boolean removed) {
        return new Place(lesson.sortKey(), type(), removed, number, id.toString());
    }

    @Override
    public Edition edition(ReleasePoint at) {
        return Edition.byId(
                "code-blocks", id, at, lesson.slug(), lesson.id(), lesson.path(), anchor, number, title, digest);
    }

    boolean hasInfoOf(CodeBlockState other) {
        return info.equals(other.info) && language.equals(other.language);
    }
}
