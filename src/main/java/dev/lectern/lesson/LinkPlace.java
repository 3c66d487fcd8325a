package dev.lectern.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the destination of a link stands in a section: from {@code start} to before {@code end}, in UTF-16 units, of its
 * body or of its heading.
 *
 * @param link number of the link in its lesson
 */
public record LinkPlace(int link, Form form, boolean heading, int start, int end) {

    private static final int NUMBERS = 5;

    /** What stands at a place. The order is that of the numbers in the database. */
    public enum Form {
        /** The value of an attribute, between double quotes. */
        HTML,
        /** A destination, or the value of an attribute of raw HTML. */
        MARKDOWN,
        /** The member {@code url} of a node, with its name. */
        MDAST,
        /** The value of an attribute of raw HTML, within JSON text. */
        MDAST_HTML
    }

    /** As they are stored. */
    public static List<Integer> numbers(List<LinkPlace> places) {
        List<Integer> numbers = new ArrayList<>(places.size() * NUMBERS);
        for (LinkPlace place : places) {
            numbers.addAll(List.of(place.link, place.form.ordinal(), place.heading ? 1 : 0, place.start, place.end));
        }
        return numbers;
    }

    /** Those that were stored as {@code numbers}. */
    static List<LinkPlace> of(Integer[] numbers) {
        List<LinkPlace> places = new ArrayList<>(numbers.length / NUMBERS);
        for (int i = 0; i < numbers.length; i += NUMBERS) {
            places.add(new LinkPlace(
                    numbers[i], Form.values()[numbers[i + 1]], numbers[i + 2] == 1, numbers[i + 3], numbers[i + 4]));
        }
        return places;
    }
}
