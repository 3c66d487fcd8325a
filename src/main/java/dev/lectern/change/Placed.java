package dev.lectern.change;

/** A change and where it stands among the others. */
record Placed(Place place, Change change) {}
