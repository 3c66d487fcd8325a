package dev.lectern.planning;

/** Where a link leads. */
sealed interface LinkEnd {

    /**
     * To a lesson.
     *
     * @param path of the lesson
     * @param anchor of one of its sections; empty for the lesson as a whole, or as written where it has no such section
     * @param found whether what the link names is there: the lesson always is
     * @param exact whether its letters are in the case that the files have
     */
    record ToLesson(String path, String anchor, boolean found, boolean exact) implements LinkEnd {}

    /**
     * To another file of the source.
     *
     * @param path of the file
     * @param anchor as written; empty for none
     * @param exact whether its letters are in the case that the file has
     */
    record ToFile(String path, String anchor, boolean exact) implements LinkEnd {}

    /** To a lesson that is not in the release. */
    record ToDraft(String path) implements LinkEnd {}

    /**
     * To nothing.
     *
     * @param path that would have been right, from the course's root; empty when it lies outside of the course
     */
    record Nowhere(String path) implements LinkEnd {}
}
