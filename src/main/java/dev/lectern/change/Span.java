package dev.lectern.change;

import dev.lectern.course.ReleasePoint;

/**
 * Two releases of one course that are compared. The first may also be nothing, or later than the second.
 *
 * @param from number 0 when it is nothing
 */
record Span(ReleasePoint from, ReleasePoint to) {

    Span {
        if (!from.courseId().equals(to.courseId())) {
            throw new IllegalArgumentException("releases of two courses: %s and %s".formatted(from, to));
        }
    }

    /** Everything in a release: what changed since there was nothing. */
    static Span upTo(ReleasePoint to) {
        return new Span(
                new ReleasePoint(to.courseId(), to.course(), 0, "", true, to.linkTemplate(), to.visibility()), to);
    }

    boolean fromNothing() {
        return from.number() == 0;
    }
}
