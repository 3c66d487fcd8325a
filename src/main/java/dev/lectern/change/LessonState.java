package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/**
 * A lesson in one of the releases that are compared, or in both.
 *
 * @param before whether it is in the first of them
 * @param after whether it is in the second
 * @param firstRelease the release that this version of it began with
 * @param module slug of the module it stands in, empty at the top of the course
 * @param order as text; empty when there is none
 * @param content digest of its content, in hexadecimal
 * @param contentRelease the release that brought the content, and with it the ids of its parts
 * @param declared digest of what the front matter says; empty for a lesson that is in both
 */
record LessonState(
        boolean before,
        boolean after,
        UUID id,
        int firstRelease,
        String module,
        String slug,
        String path,
        String title,
        String order,
        String sortKey,
        String content,
        int contentRelease,
        String declared)
        implements State {

    Key key() {
        return new Key(id, firstRelease);
    }

    @Override
    public ItemType type() {
        return ItemType.LESSON;
    }

    @Override
    public Place place(boolean removed) {
        return new Place(sortKey, type(), removed, 0, id.toString());
    }

    @Override
    public Edition edition(ReleasePoint at) {
        return Edition.byId("lessons", id, at, slug, id, path, null, null, title, content);
    }

    boolean isSamePlace(LessonState other) {
        return path.equals(other.path) && order.equals(other.order);
    }

    /** Whether it has the same parts with the same ids. */
    boolean hasPartsOf(LessonState other) {
        return content.equals(other.content) && contentRelease == other.contentRelease;
    }

    /** What tells versions of lessons apart. */
    record Key(UUID id, int firstRelease) {}
}
