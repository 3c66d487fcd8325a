package dev.lectern.change;

import dev.lectern.http.Cursor;
import java.util.Comparator;
import java.util.List;

/**
 * Where a change stands among those between two releases: course, modules and assets first, then lesson by lesson, in course
 * order, each followed by what is in it.
 *
 * @param lesson sort key of the lesson; empty for what stands above lessons
 * @param removed whether it is no longer there; what is comes before
 * @param position place in the lesson; 0 for what is no part of one
 * @param name tells apart what is at the same place
 */
record Place(String lesson, ItemType type, boolean removed, int position, String name) implements Comparable<Place> {

    /** Before everything. */
    static final Place START = new Place("", ItemType.COURSE, false, -1, "");

    /** How many values of a cursor it takes. */
    static final int ARITY = 5;

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::lesson)
            .thenComparing(Place::type)
            .thenComparing(Place::removed)
            .thenComparing(Place::position)
            .thenComparing(Place::name);

    /** The place that these values of a cursor stand for. */
    static Place of(List<String> values) {
        return new Place(
                values.get(0),
                Cursor.value(values.get(1), ItemType::of),
                values.get(2).equals("-"),
                Cursor.value(values.get(3), Integer::valueOf),
                values.get(4));
    }

    List<String> values() {
        return List.of(lesson, type.toString(), removed ? "-" : "", Integer.toString(position), name);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
