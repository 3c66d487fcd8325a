package dev.lectern.change;

/**
 * What a consumer has to be told of a course.
 *
 * @param lost whether the release that it has is no longer kept: it can't be compared with, so that the consumer is to throw the
 *     course away and is told of all that there is
 */
record FeedSpan(Span span, boolean lost) {

    /** What is left of the course as the consumer has it. */
    Tombstone tombstone() {
        return new Tombstone(
                span.to().courseId(), span.to().course(), "", span.to().number());
    }
}
