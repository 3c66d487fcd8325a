package dev.lectern.change;

import dev.lectern.http.Cursor;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a consumer has read: it has everything up to one publication, and is on its way to another, course by course. Where
 * the two are the same, it has everything, and another way begins.
 *
 * @param from sequence of the publication up to which it has everything; 0 for nothing
 * @param to sequence of the publication that it is on its way to
 * @param course slug of the course that it has come to; empty before the first
 * @param inCourse whether there is more of that course
 * @param anew whether that course is told anew, after what the consumer had of it was taken back
 * @param place where it is in that course
 */
record FeedPosition(long from, long to, String course, boolean inCourse, boolean anew, Place place) {

    /** How many values of a cursor it takes. */
    static final int ARITY = 4 + Place.ARITY;

    private static final String ANEW = "*";

    /** The position of one that has nothing, where {@code latest} is the last publication. */
    static FeedPosition start(long latest) {
        return new FeedPosition(0, latest, "", false, false, Place.START);
    }

    /** The position that a cursor stands for; 400 when it speaks of publications after {@code latest}. */
    static FeedPosition of(Cursor cursor, long latest) {
        List<String> values = cursor.values();
        long from = sequence(values.get(0), latest);
        long to = sequence(values.get(1), latest);
        return new FeedPosition(
                from,
                from == to ? latest : to,
                values.get(2),
                !values.get(3).isEmpty(),
                values.get(3).equals(ANEW),
                Place.of(values.subList(4, values.size())));
    }

    /** After {@code last} in {@code course}. */
    FeedPosition after(String course, Place last) {
        return new FeedPosition(from, to, course, true, anew && course.equals(this.course), last);
    }

    /** After {@code course}, as the consumer has it, was taken back. */
    FeedPosition takenBack(String course) {
        return new FeedPosition(from, to, course, true, true, Tombstone.PLACE);
    }

    /** After all of {@code course}. */
    FeedPosition after(String course) {
        return new FeedPosition(from, to, course, false, false, Place.START);
    }

    /** At the end of the way. */
    FeedPosition arrived() {
        return new FeedPosition(to, to, "", false, false, Place.START);
    }

    Cursor cursor() {
        List<String> values = new ArrayList<>(
                List.of(Long.toString(from), Long.toString(to), course, anew ? ANEW : inCourse ? "+" : ""));
        values.addAll(place.values());
        return new Cursor("", values);
    }

    private static long sequence(String text, long latest) {
        return Cursor.value(text, value -> {
            long sequence = Long.parseLong(value);
            if (sequence < 0 || sequence > latest) {
                throw new IllegalArgumentException("no publication has the sequence %d".formatted(sequence));
            }
            return sequence;
        });
    }
}
