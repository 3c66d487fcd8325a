package dev.lectern.change;

import dev.lectern.course.ReleasePoint;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A module in one of the releases that are compared, or in both.
 *
 * @param id made of what the module is known by: its course and its slug
 * @param before whether it is in the first of them
 * @param after whether it is in the second
 * @param parent slug of the module it stands in, empty at the top of the course
 * @param order as text; empty when there is none
 * @param digest of title, summary and metadata
 */
record ModuleState(
        UUID id,
        boolean before,
        boolean after,
        String slug,
        String parent,
        String path,
        String title,
        String order,
        String sortKey,
        String digest)
        implements State {

    static UUID id(UUID course, String slug) {
        return UUID.nameUUIDFromBytes(("module/" + course + '/' + slug).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ItemType type() {
        return ItemType.MODULE;
    }

    @Override
    public Place place(boolean removed) {
        return new Place("", type(), removed, 0, sortKey + slug);
    }

    @Override
    public Edition edition(ReleasePoint at) {
        return new Edition(
                at.number(),
                at.course(),
                null,
                null,
                path,
                null,
                null,
                title,
                digest,
                CourseState.url(at, "/outline?depth=module&"));
    }

    boolean isSamePlace(ModuleState other) {
        return path.equals(other.path) && order.equals(other.order);
    }
}
