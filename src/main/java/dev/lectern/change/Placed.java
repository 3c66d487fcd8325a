package dev.lectern.change;

/** A change and where it stands among the others. */
record Placed(Place place, Change change) {

    /** What the second release of {@code span} has and the first does not. */
    static Placed added(State after, Span span) {
        return new Placed(after.place(false), Change.added(after.type(), after.id(), after.edition(span.to())));
    }
}
