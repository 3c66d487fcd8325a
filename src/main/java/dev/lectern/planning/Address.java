package dev.lectern.planning;

import dev.lectern.course.Slugs;
import dev.lectern.layout.LessonPlace;

/**
 * A slug in the making.
 *
 * @param folder the slug up to its last part, empty when there is no more
 * @param segment the last part, empty when there was nothing to make it of
 */
record Address(String folder, String segment) {

    /** The address of a lesson whose author gave it {@code slug}, empty for none; see {@link LessonPlace#address}. */
    static Address of(LessonPlace place, String slug) {
        String address = place.address();
        int slash = address.lastIndexOf('/');
        String folder = Slugs.path(address.substring(0, Math.max(0, slash)));
        if (slug.startsWith("/")) {
            return new Address("", Slugs.path(slug));
        } else if (!slug.isEmpty()) {
            return new Address(folder, slug.replace('/', '.'));
        }
        return new Address(folder, Slugs.segment(address.substring(slash + 1)));
    }

    String slug() {
        return folder.isEmpty() ? segment : folder + "." + segment;
    }
}
